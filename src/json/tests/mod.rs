mod base64;
mod hostile;
mod kinds;
mod laws;
mod numbers;
