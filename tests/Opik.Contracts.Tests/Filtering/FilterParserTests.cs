using System.Text.Json;
using Xunit;

namespace Opik.Contracts.Tests.Filtering;

public sealed class FilterParserTests
{
    [Fact]
    public void Nothing_is_no_conditions()
    {
        Assert.Empty(FilterParser.Parse(null, FilterFields.Traces));
        Assert.Empty(FilterParser.Parse("  ", FilterFields.Traces));
        Assert.Empty(FilterParser.Parse("[]", FilterFields.Traces));
        Assert.Empty(FilterParser.Parse("null", FilterFields.Traces));
    }

    [Fact]
    public void Reads_what_the_clients_send()
    {
        var clauses = FilterParser.Parse("""[{"field":"name","operator":"=","key":"","value":"manual","type":"string"}]""", FilterFields.Traces);

        Assert.Equal(new FilterClause("name", FilterFieldType.String, FilterOperator.Equal, null, "manual"), Assert.Single(clauses));
    }

    [Fact]
    public void Equal_conditions_count_once()
    {
        var clauses = FilterParser.Parse("""[{"field":"name","operator":"=","value":"a"},{"field":"name","operator":"=","key":"","value":"a"}]""", FilterFields.Spans);

        Assert.Single(clauses);
    }

    [Theory]
    [InlineData("metadata", "a", "x%20y+z", "x y z")]
    [InlineData("tags", null, "caf%C3%A9", "café")]
    [InlineData("start_time", null, "2024-01-01T00%3A00%3A00Z", "2024-01-01T00:00:00Z")]
    [InlineData("name", null, "100%+x", "100%+x")]
    [InlineData("environment", null, "a+b", "a+b")]
    public void Values_of_structured_types_are_decoded_once_more(string field, string? key, string value, string expected)
    {
        Assert.Equal(expected, One(field, "=", key, value).Value);
    }

    [Theory]
    [InlineData("tags", null, "50%")]
    [InlineData("metadata", "a", "%zz")]
    [InlineData("metadata", "a", "%C3")]
    public void Broken_encoding_is_refused(string field, string? key, string value)
    {
        Assert.Throws<FilterException>(() => One(field, "=", key, value));
    }

    [Fact]
    public void An_operator_that_the_type_lacks_is_refused_by_name()
    {
        var exception = Assert.Throws<FilterException>(() => One("duration", "contains", null, "1"));

        Assert.Equal("Invalid operator 'contains' for field 'duration' of type 'DURATION'", exception.Message);
    }

    [Theory]
    [InlineData("unheard_of", "=", null, "1")]
    [InlineData("name", "like", null, "1")]
    [InlineData("name", "=", null, " ")]
    [InlineData("start_time", ">", null, "yesterday")]
    [InlineData("duration", ">", null, "abc")]
    [InlineData("duration", ">", null, "NaN")]
    [InlineData("feedback_scores", ">", null, "0.5")]
    [InlineData("feedback_scores", ">", "accuracy", "high")]
    [InlineData("feedback_scores", "is_empty", null, "")]
    [InlineData("metadata", "=", null, "x")]
    [InlineData("metadata", "=", "a[", "x")]
    [InlineData("metadata", "=", "a[x]", "x")]
    [InlineData("metadata", "=", "a..b", "x")]
    [InlineData("metadata", ">", "a", "x")]
    [InlineData("source", "=", null, "nobody")]
    [InlineData("source", "in", null, "sdk")]
    [InlineData("visibility_mode", "=", null, "seen")]
    [InlineData("error_info", "=", null, "x")]
    [InlineData("custom", "=", "somewhere.x", "x")]
    [InlineData("span_count", "is_empty", null, "")]
    [InlineData("start_time", "is_empty", null, "")]
    [InlineData("experiment_ids", "=", null, "x")]
    [InlineData("experiment_ids", "in", null, ",")]
    public void Bad_conditions_are_refused(string field, string @operator, string? key, string value)
    {
        Assert.Throws<FilterException>(() => One(field, @operator, key, value));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{}]")]
    [InlineData("not json")]
    [InlineData("""[{"field":["name"],"operator":"=","value":"x"}]""")]
    [InlineData("""[{"field":"name","operator":"=","value":"\ud800"}]""")]
    public void What_is_not_a_filter_is_refused(string json)
    {
        Assert.Throws<FilterException>(() => FilterParser.Parse(json, FilterFields.Traces));
    }

    [Theory]
    [InlineData("input", FilterFieldType.String, "input", null)]
    [InlineData("output.a.b", FilterFieldType.Dictionary, "output_json", "a.b")]
    [InlineData("input[0].x", FilterFieldType.Dictionary, "input_json", "[0].x")]
    public void Custom_names_a_text_or_a_path(string key, FilterFieldType type, string field, string? path)
    {
        Assert.Equal(new FilterClause(field, type, FilterOperator.Contains, path, "x"), One("custom", "contains", key, "x"));
    }

    [Theory]
    [InlineData("2024-01-01T00:00:00Z", 0)]
    [InlineData("2024-01-01T00:00:00.123456789Z", 1234567)]
    [InlineData("2024-01-01T02:00:00+02:00", 0)]
    [InlineData("2024-01-01T02:00:00 02:00", 0)]
    [InlineData("2024-01-01T00:00Z", 0)]
    [InlineData("2024-01-01", 0)]
    [InlineData("2024-01-01T00:00:00.5", 5000000)]
    public void Times_are_read_as_iso_8601(string value, long ticks)
    {
        Assert.True(FilterValues.TryReadTime(value, out var time));
        Assert.Equal(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(ticks), time);
    }

    [Fact]
    public void Dynamic_fields_say_their_type()
    {
        var clauses = FilterParser.Parse("""[{"field":"data.score","operator":">","value":"3","type":"number"},{"field":"data.x","operator":"contains","value":"a"}]""", FilterFields.DatasetItems);

        Assert.Equal([FilterFieldType.Number, FilterFieldType.String], clauses.Select(clause => clause.Type));
        Assert.Throws<FilterException>(() => FilterParser.Parse("""[{"field":"data.x","operator":"=","value":"a","type":"vector"}]""", FilterFields.DatasetItems));
        Assert.Throws<FilterException>(() => FilterParser.Parse("""[{"field":"data.","operator":"=","value":"a"}]""", FilterFields.DatasetItems));
    }

    [Fact]
    public void Too_many_conditions_are_refused()
    {
        var items = Enumerable.Range(0, FilterParser.MaxClauses + 1).Select(i => $$"""{"field":"name","operator":"=","value":"{{i}}"}""");

        Assert.Throws<FilterException>(() => FilterParser.Parse($"[{string.Join(',', items)}]", FilterFields.Traces));
    }

    [Fact]
    public void A_group_has_alternatives_of_one_or_several_conditions()
    {
        var clauses = FilterParser.Parse(
            """[{"any":[{"field":"name","operator":"=","value":"a"},{"all":[{"field":"duration","operator":">","value":"5"},{"field":"error_info","operator":"is_not_empty"}]}]},{"field":"name","operator":"!=","value":"b"}]""",
            FilterFields.Traces);

        Assert.Equal(2, clauses.Count);
        Assert.Equal(["name", "duration,error_info"], clauses[0].Alternatives!.Select(alternative => string.Join(',', alternative.Select(clause => clause.Field))));
        Assert.True(clauses[0].Mentions("error_info"));
        Assert.False(clauses[0].Mentions("tags"));
        Assert.Null(clauses[1].Alternatives);
    }

    [Fact]
    public void A_group_of_one_condition_is_that_condition() =>
        Assert.Equal("name", Assert.Single(FilterParser.Parse("""[{"any":[{"field":"name","operator":"=","value":"a"}]}]""", FilterFields.Spans)).Field);

    [Theory]
    [InlineData("""[{"any":[]}]""", "'any' must be a list of 1 to 20 alternatives")]
    [InlineData("""[{"any":{}}]""", "'any' must be a list of 1 to 20 alternatives")]
    [InlineData("""[{"any":[{"any":[{"field":"name","operator":"=","value":"a"}]}]}]""", "no other group")]
    [InlineData("""[{"any":[{"all":[]}]}]""", "'all' must be a list of conditions")]
    [InlineData("""[{"any":[{"all":[{"all":[]}]}]}]""", "unknown field ''")]
    [InlineData("""[{"any":[{"field":"name","operator":"like","value":"a"}]}]""", "unknown operator 'like'")]
    public void Bad_groups_are_refused(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<FilterException>(() => FilterParser.Parse(json, FilterFields.Traces)).Message);

    [Fact]
    public void Groups_are_limited_and_belong_to_logs()
    {
        const string Name = """{"field":"name","operator":"=","value":"a"}""";
        var wide = string.Join(',', Enumerable.Repeat($$"""{"any":[{{string.Join(',', Enumerable.Repeat(Name, 20))}}]}""", 6));

        Assert.Throws<FilterException>(() => FilterParser.Parse($"[{wide}]", FilterFields.Traces));
        Assert.Throws<FilterException>(() => FilterParser.Parse($$"""[{"any":[{{string.Join(',', Enumerable.Repeat(Name, 21))}}]}]""", FilterFields.Traces));
        Assert.Throws<FilterException>(() => FilterParser.Parse($$"""[{"any":[{{Name}},{{Name}}]}]""", FilterFields.Experiments));
    }

    [Theory]
    [InlineData("a, b", "a|b")]
    [InlineData("[\"a, b\",\"c\"]", "a, b|c")]
    [InlineData("[1, 2.50]", "1|2.5")]
    [InlineData("[a, b]", "a|b")]
    [InlineData("\"a\",b,a", "a|b")]
    public void Lists_are_read_in_every_style(string value, string entries) => Assert.Equal(entries, string.Join('|', FilterValues.ReadList(value)));

    private static FilterClause One(string field, string @operator, string? key, string value)
    {
        var json = JsonSerializer.Serialize(new[] { new Dictionary<string, string?> { ["field"] = field, ["operator"] = @operator, ["key"] = key, ["value"] = value } });
        return Assert.Single(FilterParser.Parse(json, FilterFields.Traces));
    }
}
