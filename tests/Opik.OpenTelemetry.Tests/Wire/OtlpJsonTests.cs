using System.Text;
using Opik.OpenTelemetry.Mapping.Model;
using Opik.Server.Features.OpenTelemetry.Wire;

namespace Opik.OpenTelemetry.Tests.Wire;

public sealed class OtlpJsonTests
{
    private const string CamelCase = """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"app"}}]},
        "scopeSpans":[{"scope":{"name":"lib"},"spans":[{"traceId":"5B8EFFF798038103D269B633813FC60C","spanId":"eee19b7ec3c1b174","parentSpanId":"","name":"work",
        "startTimeUnixNano":"1795222554069068014","endTimeUnixNano":1795222554070068014,"status":{"code":2,"message":"bad"},
        "attributes":[{"key":"a","value":{"intValue":"9007199254740993"}},{"key":"b","value":{"intValue":7}},{"key":"c","value":{"doubleValue":"NaN"}},
        {"key":"d","value":{"arrayValue":{"values":[{"stringValue":"x"}]}}},{"key":"e","value":{"kvlistValue":{"values":[{"key":"f","value":{"boolValue":true}}]}}},
        {"key":"g","value":{"bytesValue":"AQI="}},{"key":"h"}],
        "events":[{"name":"exception","timeUnixNano":"1795222554069068999","attributes":[{"key":"exception.type","value":{"stringValue":"E"}}]}],
        "unknown":{"nested":[1,2]}}]}]}]}
        """;

    private const string SnakeCase = """
        {"resource_spans":[{"scope_spans":[{"spans":[{"trace_id":"5b8efff798038103d269b633813fc60c","span_id":"eee19b7ec3c1b174","parent_span_id":"eee19b7ec3c1b175",
        "name":"work","start_time_unix_nano":1795222554069068014,"status":{"code":"STATUS_CODE_ERROR"},
        "attributes":[{"key":"a","value":{"string_value":"x"}},{"key":"b","value":{"int_value":"3"}}]}]}]}]}
        """;

    [Fact]
    public void Names_in_camel_case_and_numbers_as_text_are_read()
    {
        var groups = Read(CamelCase);
        var span = OtlpBodies.Single(groups);

        Assert.Equal("app", groups[0].ResourceText("service.name"));
        Assert.Equal("lib", groups[0].ScopeName);
        Assert.Equal(OtlpBodies.TraceId, span.TraceId.ToArray());
        Assert.True(span.IsRoot);
        Assert.Equal(1795222554069068014ul, span.StartTimeUnixNano);
        Assert.Equal(1795222554070068014ul, span.EndTimeUnixNano);
        Assert.Equal((2, "bad"), (span.StatusCode, span.StatusMessage));
        Assert.Equal(9007199254740993, span["a"]!.Integer);
        Assert.Equal(7, span["b"]!.Integer);
        Assert.True(double.IsNaN(span["c"]!.Number));
        Assert.Equal("x", span["d"]!.Items.Single().Text);
        Assert.Equal("true", span["e"]!.Members.Single().Value.AsText());
        Assert.Equal([1, 2], span["g"]!.Bytes.ToArray());
        Assert.Equal(OtlpValueKind.Empty, span["h"]!.Kind);
        Assert.Equal("E", span.Events.Single()["exception.type"]!.Text);
    }

    [Fact]
    public void Names_in_snake_case_and_named_enumerations_are_read()
    {
        var span = OtlpBodies.Single(Read(SnakeCase));

        Assert.False(span.IsRoot);
        Assert.Equal(OtlpSpan.ErrorStatus, span.StatusCode);
        Assert.Equal("x", span["a"]!.Text);
        Assert.Equal(3, span["b"]!.Integer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"resourceSpans\":")]
    [InlineData("{\"resourceSpans\":{}}")]
    [InlineData("{\"resourceSpans\":[1]}")]
    [InlineData("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"xyz\"}]}]}]}")]
    [InlineData("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"abc\"}]}]}]}")]
    [InlineData("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":5}]}]}]}")]
    [InlineData("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":\"\\ud83d\"}]}]}]}")]
    [InlineData("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"startTimeUnixNano\":\"soon\"}]}]}]}")]
    [InlineData("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"startTimeUnixNano\":-1}]}]}]}")]
    [InlineData("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"attributes\":[{\"key\":\"a\",\"value\":\"text\"}]}]}]}]}")]
    [InlineData("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":1.5}}]}]}]}]}")]
    [InlineData("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"attributes\":[{\"key\":\"a\",\"value\":{\"bytesValue\":\"?\"}}]}]}]}]}")]
    public void A_malformed_body_is_refused_with_a_reason(string body) =>
        Assert.NotEmpty(Assert.Throws<OtlpFormatException>(() => Read(body)).Message);

    [Fact]
    public void A_body_with_damaged_characters_is_read_or_refused_and_never_anything_else()
    {
        var random = new Random(20261121);
        var body = Encoding.UTF8.GetBytes(CamelCase);
        for (var round = 0; round < 5_000; round++)
        {
            var damaged = (byte[])body.Clone();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                OtlpJson.Read(damaged);
            }
            catch (OtlpFormatException refused)
            {
                Assert.NotEmpty(refused.Message);
            }
        }
    }

    [Fact]
    public void Values_nested_too_deep_are_refused()
    {
        const int Depth = 60;
        var value = string.Concat(Enumerable.Repeat("{\"arrayValue\":{\"values\":[", Depth)) + "{\"intValue\":1}" + string.Concat(Enumerable.Repeat("]}}", Depth));

        Assert.Throws<OtlpFormatException>(() => Read($$"""{"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"a","value":{{value}}}]}]}]}]}"""));
    }

    private static IReadOnlyList<OtlpSpanGroup> Read(string body) => OtlpJson.Read(Encoding.UTF8.GetBytes(body));
}
