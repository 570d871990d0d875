using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Opik.Contracts;

namespace Opik.Server.Features.Attachments.Stripping;

/// <summary>
/// Finds files that a program has put into a payload as base64 and puts a placeholder in their place, and the other way
/// round. Only the base64 run is replaced: a <c>data:</c> prefix before it stays.
/// </summary>
internal static class AttachmentText
{
    /// <summary>Shortest base64 run that is cut out, characters (5-wire-contract §2).</summary>
    public const int MinRunLength = 256_000;

    private static readonly SearchValues<byte> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    /// <summary>
    /// The payload with placeholders, and the files; null when it holds none. Placeholders read
    /// <c>[input-attachment-1-1732147200000.png]</c>.
    /// </summary>
    /// <param name="json">The payload.</param>
    /// <param name="field">Name of the payload: <c>input</c>, <c>output</c>, <c>metadata</c>.</param>
    /// <param name="unixMilliseconds">Time in the names.</param>
    public static (JsonText Text, IReadOnlyList<ExtractedFile> Files)? Extract(JsonText json, string field, long unixMilliseconds)
    {
        var utf8 = json.Utf8.Span;
        if (utf8.Length < MinRunLength)
            return null;
        List<ExtractedFile>? files = null;
        var output = new ArrayBufferWriter<byte>();
        var copied = 0;
        for (var position = 0; position < utf8.Length;)
        {
            var offset = utf8[position..].IndexOfAny(Alphabet);
            if (offset < 0)
                break;
            var start = position + offset;
            var length = utf8[start..].IndexOfAnyExcept(Alphabet);
            length = length < 0 ? utf8.Length - start : length;
            position = start + length;
            if (length < MinRunLength)
                continue;
            while (position < utf8.Length && utf8[position] == '=' && position - start - length < 2)
                position++;
            if (Decode(utf8[start..position]) is not { } bytes || MediaTypes.OfBytes(bytes) is not { } type)
                continue;
            var name = $"{field}-attachment-{(files?.Count ?? 0) + 1}-{unixMilliseconds}.{type.Extension}";
            (files ??= []).Add(new ExtractedFile(name, type.MimeType, bytes));
            output.Write(utf8[copied..start]);
            output.Write(Encoding.UTF8.GetBytes($"[{name}]"));
            copied = position;
        }

        if (files is null)
            return null;
        output.Write(utf8[copied..]);
        return (new JsonText(output.WrittenMemory), files);
    }

    /// <summary>Whether a payload can hold a placeholder of <paramref name="fileName"/>.</summary>
    public static bool Holds(JsonText json, string fileName) => json.Utf8.Span.IndexOf(Encoding.UTF8.GetBytes($"[{fileName}]")) >= 0;

    /// <summary>The payload with the base64 of <paramref name="bytes"/> in place of the placeholder.</summary>
    public static JsonText Restore(JsonText json, string fileName, ReadOnlySpan<byte> bytes)
    {
        var placeholder = Encoding.UTF8.GetBytes($"[{fileName}]");
        var utf8 = json.Utf8.Span;
        var at = utf8.IndexOf(placeholder);
        if (at < 0)
            return json;
        var output = new byte[utf8.Length - placeholder.Length + EncodedLength(bytes.Length)];
        utf8[..at].CopyTo(output);
        Base64.EncodeToUtf8(bytes, output.AsSpan(at), out _, out var written);
        utf8[(at + placeholder.Length)..].CopyTo(output.AsSpan(at + written));
        return new JsonText(output);
    }

    private static int EncodedLength(int length) => (length + 2) / 3 * 4;

    private static byte[]? Decode(ReadOnlySpan<byte> base64)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        return Base64.DecodeFromUtf8(base64, bytes, out _, out var written) == OperationStatus.Done ? bytes[..written] : null;
    }
}
