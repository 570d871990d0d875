using System.Text;

namespace Opik.Payloads;

/// <summary>Media types of files: by their first bytes, and by their names.</summary>
internal static class MediaTypes
{
    private const int SvgWindow = 1024;
    private const int JsonWindow = 100;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The type of an image by its signature alone; null: none that is known.</summary>
    public static string? OfImageHeader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
            return "image/gif";
        return bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }

    /// <summary>
    /// The type of a whole file; null: none that is known. A JPEG must have its end marker, so that a run of base64 that was
    /// cut is not taken for a picture.
    /// </summary>
    public static string? OfBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4)
            return null;
        if (OfImageHeader(bytes) is { } image && (image != "image/jpeg" || bytes.EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9])))
            return image;
        if (bytes.StartsWith("%PDF"u8))
            return "application/pdf";
        if (Encoding.Latin1.GetString(bytes[..Math.Min(SvgWindow, bytes.Length)]).Contains("<svg", StringComparison.OrdinalIgnoreCase))
            return "image/svg+xml";
        if (bytes.Length >= 12 && bytes[4..].StartsWith("ftyp"u8))
            return "video/mp4";
        return IsJson(bytes[..Math.Min(JsonWindow, bytes.Length)]) ? "application/json" : null;
    }

    /// <summary>The ending for files of a type, without a point: the usual one, else the type's own name, else <c>bin</c>.</summary>
    public static string ExtensionOf(string mediaType)
    {
        if (MediaTypeTable.Extension(mediaType) is { } known)
            return known;
        var slash = mediaType.IndexOf('/');
        return slash < 0 ? "bin" : Opik.Contracts.PythonRules.PythonText.Strip(mediaType[(slash + 1)..].Split('/', ';', '+')[0]);
    }

    /// <summary>The type by the ending of a file's name; null: none that is known. Python twin: <c>mimetypes.guess_type</c>.</summary>
    public static string? OfFileName(string? fileName)
    {
        if (string.IsNullOrEmpty(fileName))
            return null;
        if (fileName.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return OfDataUrl(fileName[5..]);
        var name = fileName[(fileName.LastIndexOf('/') + 1)..];
        var extension = Extension(name);
        if (MediaTypeTable.Unfold(extension) is { } longer)
            (name, extension) = (name[..^extension.Length] + longer, longer[longer.LastIndexOf('.')..]);
        if (MediaTypeTable.IsCompression(extension))
            extension = Extension(name[..^extension.Length]);
        return MediaTypeTable.Type(extension);
    }

    // The point at the beginning of a name begins no ending.
    private static string Extension(string name)
    {
        var point = name.LastIndexOf('.');
        return point > 0 && name.AsSpan(0, point).ContainsAnyExcept('.') ? name[point..] : string.Empty;
    }

    private static string? OfDataUrl(string rest)
    {
        var comma = rest.IndexOf(',');
        if (comma < 0)
            return null;
        var type = rest[..comma].Split(';')[0];
        return type.Contains('/', StringComparison.Ordinal) && !type.Contains('=', StringComparison.Ordinal) ? type : "text/plain";
    }

    private static bool IsJson(ReadOnlySpan<byte> start)
    {
        try
        {
            var text = Opik.Contracts.PythonRules.PythonText.Strip(StrictUtf8.GetString(start));
            return text.StartsWith('{') || text.StartsWith('[');
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
