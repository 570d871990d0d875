using System.Globalization;
using System.Text.Json;
using Opik.Server.Features.Evaluators.Code;
using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Evaluators.Judging;

/// <summary>
/// Reads the answer of a judge: <c>{"good":{"score":true,"reason":"…"}}</c>. True and false count 1 and 0; null means that
/// the model does not want to judge. Some models add words or a code fence around the JSON.
/// </summary>
internal static class JudgeAnswer
{
    private const int ReasonLength = 10_000;

    public static Judgement Read(string answer, IReadOnlyList<JudgeScore?> schema)
    {
        var (begin, end) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        if (begin < 0 || end < begin)
            return new Judgement([], ["the answer is no JSON object."]);
        try
        {
            using var json = JsonDocument.Parse(answer[begin..(end + 1)], new JsonDocumentOptions { AllowTrailingCommas = true });
            return Read(json.RootElement, schema);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The second: half a surrogate pair in a text.
            return new Judgement([], ["the answer is no valid JSON."]);
        }
    }

    private static Judgement Read(JsonElement json, IReadOnlyList<JudgeScore?> schema)
    {
        var (scores, problems) = (new List<JudgedScore>(), new List<string>());
        foreach (var name in schema.Select(static score => score!.Name!).Distinct(StringComparer.Ordinal))
        {
            if (Member(json, name) is not { } entry)
            {
                problems.Add($"the answer does not have {name}.");
                continue;
            }

            var (value, reason) = entry.ValueKind == JsonValueKind.Object ? (Member(entry, "score"), Member(entry, "reason")) : (entry, (JsonElement?)null);
            if (value is null or { ValueKind: JsonValueKind.Null })
                continue;
            if (Number(value.Value) is { } number && number is >= -Limits.ScoreBound and <= Limits.ScoreBound)
                scores.Add(new JudgedScore(name, decimal.Round(number, Limits.ScoreDecimals), Reason(reason)));
            else
                problems.Add($"the score of {name} is no number that can be stored.");
        }

        return new Judgement(scores, problems);
    }

    private static JsonElement? Member(JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        if (json.TryGetProperty(name, out var exact))
            return exact;
        foreach (var member in json.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }

        return null;
    }

    private static decimal? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
        JsonValueKind.String => value.GetString() switch
        {
            "true" or "True" => 1,
            "false" or "False" => 0,
            var text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        },
        _ => null,
    };

    private static string? Reason(JsonElement? reason)
    {
        if (reason is not { } value || value.ValueKind == JsonValueKind.Null)
            return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Length <= ReasonLength ? text : text[..ReasonLength];
    }
}
