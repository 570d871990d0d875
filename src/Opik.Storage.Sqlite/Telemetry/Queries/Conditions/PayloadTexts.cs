using System.Text;
using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The payloads of one row as conditions see them: as text without escapes, and as JSON. Made when first asked for.</summary>
internal sealed class PayloadTexts(Payload payload) : IDisposable
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1024 };

    private readonly string?[] _texts = new string?[3];
    private readonly JsonDocument?[] _documents = new JsonDocument?[3];

    /// <summary>
    /// The text of a part: its JSON text in which strings are written as people read them (<c>\"</c> as a quote), and of
    /// a JSON string only its content. Empty when there is none.
    /// </summary>
    public string Text(PayloadParts part)
    {
        ref var text = ref _texts[Index(part)];
        return text ??= Part(part) is { IsEmpty: false } json ? Readable(json.Utf8.Span) : string.Empty;
    }

    /// <summary>Whether a part can contain a text; false is certain, true is to be checked on <see cref="Text"/>.</summary>
    public bool MayContain(PayloadParts part, AsciiNeedle? needle) =>
        needle is null || (Part(part) is { IsEmpty: false } json && needle.IsIn(json.Utf8.Span));

    /// <summary>The JSON of a part; false when there is none.</summary>
    public bool TryJson(PayloadParts part, out JsonElement json)
    {
        json = default;
        ref var document = ref _documents[Index(part)];
        if (document is null)
        {
            if (Part(part) is not { IsEmpty: false } text)
                return false;
            try
            {
                document = JsonDocument.Parse(text.Utf8, Deep);
            }
            catch (JsonException)
            {
                // Deeper than any path could reach: as good as absent for a condition on a path.
                return false;
            }
        }

        json = document.RootElement;
        return true;
    }

    public void Dispose()
    {
        foreach (var document in _documents)
            document?.Dispose();
    }

    private static string Readable(ReadOnlySpan<byte> utf8)
    {
        if (utf8[0] == '"' && utf8[^1] == '"' && utf8.Length >= 2)
            utf8 = utf8[1..^1];
        if (!utf8.Contains((byte)'\\'))
            return Encoding.UTF8.GetString(utf8);
        var buffer = new byte[utf8.Length];
        var written = 0;
        for (var at = 0; at < utf8.Length;)
        {
            if (utf8[at] != '\\' || at + 1 >= utf8.Length)
            {
                buffer[written++] = utf8[at++];
                continue;
            }

            var plain = (char)utf8[at + 1] switch
            {
                'n' => (byte)'\n',
                't' => (byte)'\t',
                'r' => (byte)'\r',
                'b' => (byte)'\b',
                'f' => (byte)'\f',
                '"' or '\\' or '/' => utf8[at + 1],
                _ => (byte)0,
            };
            // What is still escaped as \uXXXX when it is stored has no printable form: it stays.
            buffer[written++] = plain == 0 ? utf8[at] : plain;
            at += plain == 0 ? 1 : 2;
        }

        return Encoding.UTF8.GetString(buffer.AsSpan(0, written));
    }

    private JsonText? Part(PayloadParts part) => part switch
    {
        PayloadParts.Input => payload.Input,
        PayloadParts.Output => payload.Output,
        _ => payload.Metadata,
    };

    private static int Index(PayloadParts part) => part switch
    {
        PayloadParts.Input => 0,
        PayloadParts.Output => 1,
        PayloadParts.Metadata => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };
}
