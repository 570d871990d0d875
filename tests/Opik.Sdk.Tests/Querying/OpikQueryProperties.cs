using FsCheck;
using FsCheck.Fluent;
using Opik.Contracts;
using Opik.Querying;

namespace Opik.Sdk.Tests.Querying;

public sealed class OpikQueryProperties
{
    private static readonly string[] Pieces =
        ["name", "metadata", "feedback_scores", "usage", ".total_tokens", ".", "\"a b\"", "'k'", "\"", "'", " ", "\u00a0", "=", "!=", "<=", ">", "contains", "in", "is_empty", "(", ")", ",", "\"x\"", "\"\"", "5", "-", "1.5", ".5", "and", "AND", "or", "ü", "\ud83d", "\u0661", "²"];

    [Fact]
    public void Any_text_is_a_query_or_a_query_exception_with_a_position_inside()
    {
        var texts = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>(),
            Gen.Elements(Pieces).ListOf().Select(string.Concat));
        var queries = from text in texts from entity in Gen.Elements(Enum.GetValues<QueryEntity>()) select (text, entity);

        Prop.ForAll(queries.ToArbitrary(), query => Reads(query.text, query.entity)).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    [Fact]
    public void What_is_quoted_comes_back_as_it_was()
    {
        var values = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get).Where(text => !text.Contains('\0'));
        var pairs = from key in values from value in values select (key, value);

        Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var query = OpikQuery.ForTraces($"metadata.{Quote(pair.key)} = {Quote(pair.value)} and tags contains {Quote(pair.value)}");
            return query.Filters is [var metadata, var tags] && metadata.Key == pair.key && metadata.Value == pair.value && tags.Value == pair.value;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("name = \"a\" or name = \"b\"", "OR is not supported", 11)]
    [InlineData("(name = \"a\")", "Parentheses are not supported", 0)]
    [InlineData("name = \"a\" and (name = \"b\")", "Parentheses are not supported", 15)]
    [InlineData("metadata.a.b = \"x\"", "metadata.\"a.b\"", 10)]
    [InlineData("name matches \"a\"", "'matches'", 5)]
    [InlineData("name = \"a", "closing", 7)]
    [InlineData("colour.x = 1", "'feedback_scores'", 0)]
    public void An_error_says_what_and_where(string filter, string part, int position)
    {
        var error = Assert.Throws<OpikQueryException>(() => OpikQuery.ForTraces(filter));

        Assert.Contains(part, error.Message);
        Assert.Equal(position, error.Position);
    }

    [Fact]
    public void Every_condition_names_a_field_type_that_the_server_accepts_the_operator_for()
    {
        foreach (var entity in Enum.GetValues<QueryEntity>())
        {
            foreach (var field in QueryFields.For(entity).Fields.Values)
                Assert.All(field.Operators!, accepted => Assert.Contains(accepted, FilterOperators.Of(field.Type)));
        }
    }

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static bool Reads(string? text, QueryEntity entity)
    {
        try
        {
            OpikQuery.Parse(text, entity).ToJson();
            return true;
        }
        catch (OpikQueryException error)
        {
            return error.Message.Length > 0 && error.Position >= 0 && error.Position <= text!.Length;
        }
    }
}
