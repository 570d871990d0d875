using Xunit;

namespace Opik.Contracts.Tests.Filtering;

public sealed class SortParserTests
{
    [Theory]
    [InlineData("""[{"field":"duration","direction":"DESC"}]""", "duration", true)]
    [InlineData("""[{"field":"name"}]""", "name", false)]
    [InlineData("""[{"field":"colour","direction":"DESC"},{"field":"usage.total_tokens","direction":"asc"}]""", "usage.total_tokens", false)]
    public void The_first_supported_entry_counts(string json, string field, bool descending)
    {
        Assert.Equal(new SortClause(field, descending), SortParser.Parse(json, SortFields.Traces));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""[{"field":"colour","direction":"DESC"}]""")]
    [InlineData("""[{"field":"usage.","direction":"DESC"}]""")]
    public void Nothing_supported_is_no_order(string? json)
    {
        Assert.Null(SortParser.Parse(json, SortFields.Traces));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""[{"direction":"DESC"}]""")]
    [InlineData("""[{"field":"name","direction":"UP"}]""")]
    [InlineData("""[{"field":"\ud800"}]""")]
    public void Bad_text_is_refused(string json)
    {
        Assert.Throws<FilterException>(() => SortParser.Parse(json, SortFields.Traces));
    }
}
