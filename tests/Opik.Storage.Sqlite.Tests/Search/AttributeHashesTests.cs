using Opik.Contracts;

namespace Opik.Storage.Sqlite.Tests.Search;

public sealed class AttributeHashesTests
{
    private const string Metadata =
        """{"customer":"C-42","nested":{"größe":"Groß","list":[{"x":1.50},7]},"gen_ai.system":"openai","flag":true,"ip":"10.0.0.0","esc":"a\nb","bad":"\ud800","none":null,"a":{},"b":{"c":"d"},"after":0}""";

    [Theory]
    [InlineData("customer", "c-42")]
    [InlineData("nested.größe", "GROß")]
    [InlineData("nested.list.x", "1.5")]
    [InlineData("nested.list.x", "1.500")]
    [InlineData("nested.list", "7")]
    [InlineData("gen_ai.system", "OpenAI")]
    [InlineData("flag", "true")]
    [InlineData("ip", "10.0.0.0")]
    [InlineData("esc", "a\nb")]
    [InlineData("b.c", "d")]
    [InlineData("after", "0")]
    public void A_value_is_found_at_its_path(string path, string value)
    {
        Assert.True(Has(path, value));
    }

    [Theory]
    [InlineData("customer", "c-43")]
    [InlineData("customers", "c-42")]
    [InlineData("nested.customer", "c-42")]
    [InlineData("nested.x", "1.5")]
    [InlineData("flag", "false")]
    [InlineData("a.b.c", "d")]
    public void Another_value_or_path_is_not(string path, string value)
    {
        Assert.False(Has(path, value));
    }

    [Fact]
    public void Metadata_deeper_than_any_path_is_passed_over()
    {
        var deep = new JsonText(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 3000)) + "1" + new string('}', 3000)));

        Assert.Equal(PayloadSignature.MinWidth, PayloadSignature.Compute(null, null, deep).Width);
    }

    private static bool Has(string path, string value)
    {
        var bits = new ulong[1024];
        AttributeHashes.Add(bits, JsonText.Parse(Metadata));
        return AttributeHashes.Of(path, value).All(hash => (bits[(hash & 0xFFFF) >> 6] & (1UL << (int)(hash & 63))) != 0);
    }
}
