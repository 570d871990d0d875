namespace Opik.Server.Features.DatasetFiles.Rows;

/// <summary>A file cannot be read; the message says where and why, for people.</summary>
internal sealed class FileRowException(string message, Exception? inner = null) : Exception(message, inner);
