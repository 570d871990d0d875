using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Judges;

/// <summary>
/// Finds the JSON in what a model wrote: the whole text; else from the first <c>{</c> to the last <c>}</c>; else the first
/// complete object. <c>NaN</c> and <c>Infinity</c> are read, as is the last of several members of one name; anything else
/// outside RFC 8259 is not. Numbers keep how they were written.
/// </summary>
/// <remarks>
/// The Python client gives up when the first <c>{</c> begins no object: "the set {a, b} … {"score": 1}". Here braces in prose
/// are passed over. A broken object is not: nothing inside or after it is taken for the answer.
/// </remarks>
public static class JudgeJson
{
    /// <summary>Finds it.</summary>
    /// <param name="text">What the model wrote.</param>
    /// <param name="value">The JSON; null also for the JSON <c>null</c>.</param>
    /// <returns>Whether there is JSON.</returns>
    public static bool TryExtract(string text, out JsonNode? value)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (PythonJson.TryRead(text, out value))
            return true;
        var (first, last) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (first < 0)
            return false;
        return (last > first && PythonJson.TryRead(text[first..(last + 1)], out value)) || TryFirstObject(text, first, out value);
    }

    /// <summary>Finds an object.</summary>
    /// <exception cref="MetricComputationException">There is no JSON, or it is no object.</exception>
    internal static JsonObject ExtractObject(string text)
    {
        if (!TryExtract(text, out var value))
            throw Unreadable(text, "has no JSON in it");
        return value as JsonObject ?? throw Unreadable(text, "is no JSON object");
    }

    internal static MetricComputationException Unreadable(string text, string problem) =>
        new($"The judge's answer {problem}: {(text.Length <= 300 ? text : text[..300] + "…")}");

    private static bool TryFirstObject(string text, int first, out JsonNode? value)
    {
        for (var start = first; start >= 0; start = text.IndexOf('{', start + 1))
        {
            if (PythonJson.TryReadAt(text, start, out value))
                return true;
            // {"score": 1 "reason": {…}}: what begins as an object, but is none.
            if (text.AsSpan(start + 1).TrimStart(" \t\r\n") is ['"', ..])
                break;
        }

        value = null;
        return false;
    }
}
