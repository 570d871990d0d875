using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Opik.Recordings.Tests.Replay;

/// <summary>
/// Which id of the recording is which id of the server under test. Clients make most ids themselves; those stay. What a
/// server made (project, dataset version, prompt, commit, environment ...) first appears in an answer, never in a request.
/// </summary>
internal sealed partial class IdentityMap
{
    private static readonly string[] ShortIds = ["commit", "version_hash", "dataset_version_hash"];
    private static readonly string[] Keys = ["id", "name", "version_name", "version_number", "template"];

    private readonly HashSet<string> madeByClient = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> actualByRecorded = new(StringComparer.Ordinal);

    /// <summary>Recorded server-made id to the id the server under test made in its place.</summary>
    public IReadOnlyDictionary<string, string> ActualByRecorded => actualByRecorded;

    /// <summary>Notes the ids of a recorded request: those not learned from an answer are the client's own.</summary>
    public void NoteRequest(string recordedText)
    {
        foreach (var id in Uuid().EnumerateMatches(recordedText))
        {
            var text = recordedText.AsSpan(id.Index, id.Length).ToString();
            if (!actualByRecorded.ContainsKey(text))
                madeByClient.Add(text);
        }
    }

    /// <summary>Walks a recorded answer and the actual one side by side and remembers where server-made ids differ.</summary>
    public void Learn(JsonNode? recorded, JsonNode? actual)
    {
        switch (recorded, actual)
        {
            case (JsonObject left, JsonObject right):
                foreach (var (name, value) in left)
                {
                    if (IsText(value, out var from) && IsText(right[name], out var to))
                        Learn(name, from, to);
                    else
                        Learn(value, right[name]);
                }

                break;
            case (JsonArray left, JsonArray right):
                for (var i = 0; i < left.Count; i++)
                    Learn(left[i], Counterpart(left[i], i, right));
                break;
        }
    }

    /// <summary>Learns from two <c>Location</c> headers; ids are paired in order.</summary>
    public void LearnLocation(string? recorded, string? actual)
    {
        if (recorded is null || actual is null)
            return;
        foreach (var (from, to) in Uuid().Matches(recorded).Zip(Uuid().Matches(actual)))
            Learn("location", from.Value, to.Value);
    }

    /// <summary>Replaces every recorded server-made id in a path or body.</summary>
    public string Translate(string text) =>
        actualByRecorded.Count == 0 ? text : Token().Replace(text, token => actualByRecorded.GetValueOrDefault(token.Value, token.Value));

    private void Learn(string member, string recorded, string actual)
    {
        var isId = Uuid().IsMatch(recorded) && Uuid().IsMatch(actual) && recorded.Length == 36 && actual.Length == 36;
        if ((isId && !madeByClient.Contains(recorded)) || ShortIds.Contains(member, StringComparer.Ordinal))
            actualByRecorded[recorded] = actual;
    }

    // Lists may come in another order: what has the same natural key belongs together.
    private static JsonNode? Counterpart(JsonNode? recorded, int index, JsonArray actual)
    {
        if (recorded is JsonObject item)
        {
            foreach (var key in Keys)
            {
                if (!IsText(item[key], out var value))
                    continue;
                var same = actual.OfType<JsonObject>().Where(other => IsText(other[key], out var text) && string.Equals(text, value, StringComparison.Ordinal)).ToArray();
                if (same.Length == 1)
                    return same[0];
            }
        }

        return index < actual.Count ? actual[index] : null;
    }

    private static bool IsText(JsonNode? node, out string text)
    {
        text = node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : "";
        return node?.GetValueKind() == JsonValueKind.String;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Uuid();

    // A whole UUID, or a commit or version hash that stands alone.
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![0-9A-Za-z-])[0-9a-f]{8}(?![0-9A-Za-z-])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Token();
}
