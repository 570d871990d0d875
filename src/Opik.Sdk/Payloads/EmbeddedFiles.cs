using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Payloads;

/// <summary>
/// Takes files that a program has put into a payload as base64 out of it, so that they are uploaded instead of logged. In
/// their place stands <c>[input-attachment-81726354-1732147200000-sdk.png]</c>, by which the server puts them back. Only
/// files whose first bytes are known are taken. The server does the same for other clients, by a rule of its own.
/// </summary>
internal static class EmbeddedFiles
{
    /// <summary>Takes the files out of the texts in an object or array, at any depth; names of members stay.</summary>
    /// <param name="payload">The payload; changed in place. A payload that is a text itself stays, but its files are given.</param>
    /// <param name="field"><c>input</c>, <c>output</c> or <c>metadata</c>.</param>
    /// <param name="minLength">Length of texts that may hold a file, and of the base64 in it, in characters.</param>
    /// <param name="clock">Time in the names.</param>
    public static IReadOnlyList<EmbeddedFile> Extract(JsonNode? payload, string field, int minLength, TimeProvider clock)
    {
        var files = new List<EmbeddedFile>();
        if (Replaced(payload) is null)
            Walk(payload);
        return files;

        void Walk(JsonNode? node)
        {
            if (node is JsonObject members)
            {
                foreach (var (name, value) in members.ToArray())
                {
                    if (Replaced(value) is { } text)
                        members[name] = text;
                    else
                        Walk(value);
                }
            }
            else if (node is JsonArray items)
            {
                for (var i = 0; i < items.Count; i++)
                {
                    if (Replaced(items[i]) is { } text)
                        items[i] = text;
                    else
                        Walk(items[i]);
                }
            }
        }

        string? Replaced(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? Replace(value.GetValue<string>(), field, minLength, clock, files) : null;
    }

    private static string? Replace(string text, string field, int minLength, TimeProvider clock, List<EmbeddedFile> files)
    {
        if (text.Length < minLength || PythonText.Length(text) < minLength)
            return null;
        StringBuilder? output = null;
        var copied = 0;
        for (var position = 0; Base64Run.Next(text, position, Math.Max(1, minLength / 4)) is { } run; position = run.End)
        {
            if (Decode(text.AsSpan(run.DataStart, run.End - run.DataStart)) is not { } bytes || MediaTypes.OfBytes(bytes) is not { } type)
                continue;
            var number = Random.Shared.Next(10_000_000, 100_000_000);
            var name = string.Create(CultureInfo.InvariantCulture, $"{field}-attachment-{number}-{clock.GetUtcNow().ToUnixTimeMilliseconds()}-sdk.{MediaTypes.ExtensionOf(type)}");
            files.Add(new EmbeddedFile(name, type, bytes));
            (output ??= new StringBuilder()).Append(text, copied, run.Start - copied).Append('[').Append(name).Append(']');
            copied = run.End;
        }

        return output?.Append(text, copied, text.Length - copied).ToString();
    }

    private static byte[]? Decode(ReadOnlySpan<char> base64)
    {
        var bytes = new byte[base64.Length / 4 * 3];
        return Convert.TryFromBase64Chars(base64, bytes, out var written) ? bytes[..written] : null;
    }
}
