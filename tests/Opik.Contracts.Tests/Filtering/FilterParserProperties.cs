using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Opik.Contracts.Tests.Filtering;

public sealed class FilterParserProperties
{
    private static readonly FilterFieldSet[] Sets =
        [FilterFields.Traces, FilterFields.Spans, FilterFields.Threads, FilterFields.Experiments, FilterFields.DatasetItems, FilterFields.ComparedItems, FilterFields.Prompts, FilterFields.PromptVersions];

    private static readonly string[] Operators = [.. Enum.GetValues<FilterOperator>().Select(FilterOperators.Name), "like", ""];

    private static readonly string[] Texts =
        ["", " ", "a", "0.5", "-1e3", "NaN", "2024-01-01T00:00:00Z", "sdk", "sdk,ui", "%", "%41", "a+b", "[", "$.a[0]['b c']", "a.b", "input", "output.x", "é漢\ud83d\ude00", "\0", "\\", "'; --", "\"q\""];

    [Fact]
    public void Any_text_gives_conditions_or_a_filter_exception()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Parses(text)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_condition_is_read_or_refused()
    {
        var fields = Sets.SelectMany(set => set.All.Select(field => (set, field.Name)).Append((set, "data.x")).Append((set, "nothing"))).ToArray();
        var texts = Gen.OneOf(Gen.Elements(Texts), ArbMap.Default.GeneratorFor<string>());
        var conditions =
            from field in Gen.Elements(fields)
            from @operator in Gen.Elements(Operators)
            from key in texts
            from value in texts
            select (field.set, Json: $"[{JsonSerializer.Serialize(new { field = field.Item2, @operator, key, value })}]");

        Prop.ForAll(conditions.ToArbitrary(), condition => Parses(condition.Json, condition.set)).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void What_was_read_is_read_again_from_its_own_text()
    {
        var conditions =
            from set in Gen.Elements(Sets)
            from field in Gen.Elements(set.All.ToArray())
            from @operator in Gen.Elements(Operators)
            from key in Gen.Elements(Texts)
            from value in Gen.Elements(Texts)
            select (set, clause: TryRead(set, field.Name, @operator, key, value));

        Prop.ForAll(
            conditions.Where(condition => condition.clause is not null).ToArbitrary(),
            condition =>
            {
                var clause = condition.clause!;
                var value = FilterValues.IsUrlEncoded(clause.Type) ? Uri.EscapeDataString(clause.Value) : clause.Value;
                return clause == TryRead(condition.set, clause.Field, FilterOperators.Name(clause.Operator), clause.Key ?? "", value);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Any_text_is_a_path_or_none()
    {
        using var document = JsonDocument.Parse("""{"a":[{"b c":1,"d.e":"x"}],"f":null}""");

        Prop.ForAll(
            Gen.OneOf(Gen.Elements(Texts), ArbMap.Default.GeneratorFor<string>(), Gen.Elements("a[0]", "a[*]", "$", "$[", "..", "a['b c'", "[0]", "*.x")).Where(text => text is not null).ToArbitrary(),
            text => !JsonPath.TryParse(text, out var path) || !path.TryFind(document.RootElement, out var value) || JsonPath.Text(value) is not null).QuickCheckThrowOnFailure();
    }

    private static FilterClause? TryRead(FilterFieldSet set, string field, string @operator, string key, string value)
    {
        try
        {
            return FilterParser.Parse($"[{JsonSerializer.Serialize(new { field, @operator, key, value })}]", set).Single();
        }
        catch (FilterException)
        {
            return null;
        }
    }

    private static bool Parses(string? text, FilterFieldSet? set = null)
    {
        try
        {
            foreach (var clause in FilterParser.Parse(text, set ?? FilterFields.Traces))
                Assert.NotNull(clause.Value);
            SortParser.Parse(text, SortFields.Traces);
            return true;
        }
        catch (FilterException exception)
        {
            return exception.Message.Length > 0;
        }
    }
}
