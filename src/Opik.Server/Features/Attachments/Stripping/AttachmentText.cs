using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using Opik.Contracts;

namespace Opik.Server.Features.Attachments.Stripping;

/// <summary>
/// Finds files that a program has put into a payload as base64 and puts a placeholder in their place, and the other way
/// round. Only the base64 run is replaced: a <c>data:</c> prefix before it stays.
/// </summary>
internal static partial class AttachmentText
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

    /// <summary>
    /// The payload with the base64 of <paramref name="bytes"/> in place of the placeholder. Clients cut the
    /// <c>data:</c> prefix out together with the file, so theirs comes back as a data URL.
    /// </summary>
    /// <param name="json">The payload.</param>
    /// <param name="fileName">Name in the placeholder.</param>
    /// <param name="mimeType">Media type of the file, as uploaded.</param>
    /// <param name="bytes">The file.</param>
    public static JsonText Restore(JsonText json, string fileName, string mimeType, ReadOnlySpan<byte> bytes)
    {
        var placeholder = Encoding.UTF8.GetBytes($"[{fileName}]");
        var utf8 = json.Utf8.Span;
        var at = utf8.IndexOf(placeholder);
        if (at < 0)
            return json;
        var prefix = IsMadeByClient(fileName) && !utf8[..at].EndsWith(";base64,"u8) && MediaType().IsMatch(mimeType) ? Encoding.UTF8.GetBytes($"data:{mimeType};base64,") : [];
        var output = new byte[utf8.Length - placeholder.Length + prefix.Length + EncodedLength(bytes.Length)];
        utf8[..at].CopyTo(output);
        prefix.CopyTo(output.AsSpan(at));
        Base64.EncodeToUtf8(bytes, output.AsSpan(at + prefix.Length), out _, out var written);
        utf8[(at + placeholder.Length)..].CopyTo(output.AsSpan(at + prefix.Length + written));
        return new JsonText(output);
    }

    /// <summary>Whether a client gave a file that it cut out this name. Anyone can upload under any name, and only these characters are safe inside a JSON text.</summary>
    public static bool IsMadeByClient(string fileName) => ClientName().IsMatch(fileName);

    [GeneratedRegex(@"^(input|output|metadata)-attachment-[0-9]+-[0-9]+-sdk\.[A-Za-z0-9_]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex ClientName();

    [GeneratedRegex(@"^[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex MediaType();

    private static int EncodedLength(int length) => (length + 2) / 3 * 4;

    private static byte[]? Decode(ReadOnlySpan<byte> base64)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        return Base64.DecodeFromUtf8(base64, bytes, out _, out var written) == OperationStatus.Done ? bytes[..written] : null;
    }
}
