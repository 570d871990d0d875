using Microsoft.AspNetCore.StaticFiles;

namespace Opik.Server.Features.Attachments;

/// <summary>Media types of files, by name or by their first bytes.</summary>
internal static class MediaTypes
{
    public const string Unknown = "application/octet-stream";
    private static readonly FileExtensionContentTypeProvider Extensions = new();

    // First bytes of the formats that models exchange, see https://en.wikipedia.org/wiki/List_of_file_signatures.
    private static readonly (byte[] Start, int Offset, string MimeType, string Extension)[] Signatures =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], 0, "image/png", "png"),
        ([0xFF, 0xD8, 0xFF], 0, "image/jpeg", "jpg"),
        ("GIF8"u8.ToArray(), 0, "image/gif", "gif"),
        ("WEBP"u8.ToArray(), 8, "image/webp", "webp"),
        ("WAVE"u8.ToArray(), 8, "audio/wav", "wav"),
        ("AVI "u8.ToArray(), 8, "video/x-msvideo", "avi"),
        ("%PDF-"u8.ToArray(), 0, "application/pdf", "pdf"),
        ("ftyp"u8.ToArray(), 4, "video/mp4", "mp4"),
        ([0x1A, 0x45, 0xDF, 0xA3], 0, "video/webm", "webm"),
        ("OggS"u8.ToArray(), 0, "audio/ogg", "ogg"),
        ("ID3"u8.ToArray(), 0, "audio/mpeg", "mp3"),
        ([0xFF, 0xFB], 0, "audio/mpeg", "mp3"),
        ([0xFF, 0xF3], 0, "audio/mpeg", "mp3"),
        ("fLaC"u8.ToArray(), 0, "audio/flac", "flac"),
        ("II*\0"u8.ToArray(), 0, "image/tiff", "tiff"),
        ("MM\0*"u8.ToArray(), 0, "image/tiff", "tiff"),
        ([0x50, 0x4B, 0x03, 0x04], 0, "application/zip", "zip"),
        ([0x1F, 0x8B], 0, "application/gzip", "gz"),
    ];

    /// <summary>Type by the extension of the name; <see cref="Unknown"/> when it has none that is known.</summary>
    public static string OfFileName(string fileName) => Extensions.TryGetContentType(fileName, out var type) ? type : Unknown;

    /// <summary>Type and extension by the first bytes; null when they are not a known binary format.</summary>
    public static (string MimeType, string Extension)? OfBytes(ReadOnlySpan<byte> start)
    {
        foreach (var (bytes, offset, mimeType, extension) in Signatures)
        {
            if (start.Length >= offset + bytes.Length && start.Slice(offset, bytes.Length).SequenceEqual(bytes))
                return (mimeType, extension);
        }

        return null;
    }
}
