using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite.Tests.Queries;

/// <summary>Conditions to try on each field and operator, with values that some rows have.</summary>
internal static class ClauseSamples
{
    public static IEnumerable<FilterClause> Of(FilterField field, FilterOperator @operator, IReadOnlyList<NaiveRow> rows)
    {
        foreach (var key in Keys(field))
        {
            var values = @operator is FilterOperator.IsEmpty or FilterOperator.IsNotEmpty ? [""] : Values(field, @operator, key, rows).Where(value => !string.IsNullOrWhiteSpace(value)).Distinct();
            foreach (var value in values)
                yield return new FilterClause(field.Name, field.Type, @operator, key, value);
        }
    }

    private static string?[] Keys(FilterField field) => field.Type switch
    {
        FilterFieldType.FeedbackScoresNumber => ["accuracy", "Tone", "nothing"],
        FilterFieldType.Dictionary => field.Name == "metadata" ? ["model", "score", "nested.x", "nested.list[0]", "$.nested", "empty", "missing.x"] : ["messages[0].content", "n", "messages"],
        _ => [null],
    };

    private static IEnumerable<string> Values(FilterField field, FilterOperator @operator, string? key, IReadOnlyList<NaiveRow> rows)
    {
        if (@operator is FilterOperator.In or FilterOperator.NotIn && field.Type is not (FilterFieldType.Enum or FilterFieldType.StringList))
        {
            var single = Values(field, FilterOperator.Equal, key, rows).Where(value => !string.IsNullOrWhiteSpace(value)).Distinct().ToList();
            return [.. single.Take(2), JsonSerializer.Serialize(single), JsonSerializer.Serialize(single.TakeLast(2))];
        }

        var sample = rows[rows.Count / 3][field.Name];
        switch (field.Type)
        {
            case FilterFieldType.Number or FilterFieldType.Duration:
                return rows.Select(row => row[field.Name]).OfType<double>().Distinct().Take(3).Select(number => number.ToString("R")).Append("0").Append("12.25");
            case FilterFieldType.FeedbackScoresNumber:
                return ["0.25", "0.5", "1"];
            case FilterFieldType.DateTime:
                return rows.Select(row => row[field.Name]).OfType<DateTime>().Take(3).Select(time => time.ToString("O"));
            case FilterFieldType.Dictionary when @operator.IsOrder():
                return ["2.5", "1", "100"];
            case FilterFieldType.Dictionary:
                return ["gpt-4o", "2.5", "10", "1", "GRÖSSER", "größer", "said \"hi\"", "temp\\x", "one\nline", "漢字テ", "7", "user", "x"];
            case FilterFieldType.List:
                return ["prod", "Prod", "be", "quoted\"", "GRÖSSE", "none"];
            case FilterFieldType.Enum:
                var members = field.Members ?? ["production", "staging", "nowhere"];
                return @operator is FilterOperator.In or FilterOperator.NotIn ? [string.Join(", ", members.Take(2)), members[^1]] : members;
            case FilterFieldType.StringList:
                return ["x,y"];
            default:
                var text = sample as string ?? (sample is IReadOnlyList<string> { Count: > 0 } texts ? texts[0] : "");
                return [text, text.Length > 6 ? text[1..^2] : "hat", text.ToUpperInvariant(), "chat", "Ü", "%", "_", "e", "passed", "failed", "said \"hi\"", "policy", "漢字テスト", "C:\\temp", "größer als", "two", "openai", "0195"];
        }
    }
}
