using Opik.Payloads;

namespace Opik;

/// <summary>A file beside a trace or span: up to 2 GB, uploaded in parts. Python: <c>Attachment</c>.</summary>
public sealed class OpikAttachment
{
    private OpikAttachment(string fileName, string? contentType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        FileName = fileName;
        ContentType = string.IsNullOrWhiteSpace(contentType) ? MediaTypes.OfFileName(fileName) ?? "application/octet-stream" : contentType;
    }

    /// <summary>Name under which it is listed.</summary>
    public string FileName { get; }

    /// <summary>Media type, such as <c>image/png</c>; default: by the ending of the name, else <c>application/octet-stream</c>.</summary>
    public string ContentType { get; }

    /// <summary>Path of the file; null: not a file.</summary>
    internal string? Path { get; private init; }

    /// <summary>The bytes; null: not in memory.</summary>
    internal byte[]? Bytes { get; private init; }

    /// <summary>The stream; null: not a stream.</summary>
    internal Stream? Stream { get; private init; }

    /// <summary>A file; it is read when it is sent.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="fileName">Name to list; null: that of the file.</param>
    /// <param name="contentType">Media type; null: by the ending.</param>
    public static OpikAttachment FromFile(string path, string? fileName = null, string? contentType = null) =>
        new(fileName ?? System.IO.Path.GetFileName(path), contentType) { Path = System.IO.Path.GetFullPath(path) };

    /// <summary>Bytes in memory.</summary>
    public static OpikAttachment FromBytes(byte[] bytes, string fileName, string? contentType = null) =>
        new(fileName, contentType) { Bytes = bytes };

    /// <summary>Text in Base64, with or without <c>data:…;base64,</c> before it.</summary>
    /// <exception cref="FormatException">It is no Base64.</exception>
    public static OpikAttachment FromBase64(string base64, string fileName, string? contentType = null)
    {
        var comma = base64.StartsWith("data:", StringComparison.Ordinal) ? base64.IndexOf(',', StringComparison.Ordinal) : -1;
        return FromBytes(Convert.FromBase64String(base64[(comma + 1)..]), fileName, contentType);
    }

    /// <summary>A stream; it is read once, when it is sent, and disposed of then.</summary>
    public static OpikAttachment FromStream(Stream stream, string fileName, string? contentType = null) =>
        new(fileName, contentType) { Stream = stream };
}
