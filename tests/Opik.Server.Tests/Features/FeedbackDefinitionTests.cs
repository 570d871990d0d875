using System.Text.Json;

namespace Opik.Server.Tests.Features;

public sealed class FeedbackDefinitionTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/feedback-definitions";

    [Theory]
    [InlineData("numerical", """{"min":0,"max":1.5}""")]
    [InlineData("categorical", """{"categories":{"good":1,"bad":0}}""")]
    [InlineData("boolean", """{"true_label":"Pass","false_label":"Fail"}""")]
    public async Task Each_kind_is_created_read_and_deleted(string type, string details)
    {
        var created = await server.SendAsync("POST", Root, $$"""{"name":"kind {{type}}","type":"{{type}}","description":"d","details":{{details}}}""");
        Assert.Equal(201, created.Code);
        var path = new Uri(created.Location!).AbsolutePath;

        var read = await server.SendAsync("GET", path);
        Assert.Equal(details, read.Json.GetProperty("details").GetRawText());
        Assert.Equal((type, "d"), (read.Json.GetProperty("type").GetString(), read.Json.GetProperty("description").GetString()));

        Assert.Equal(204, (await server.SendAsync("DELETE", path)).Code);
        Assert.Equal(404, (await server.SendAsync("GET", path)).Code);
    }

    [Theory]
    [InlineData("""{"type":"numerical","details":{"min":0,"max":1}}""", "name must not be blank")]
    [InlineData("""{"name":"x","details":{"min":0,"max":1}}""", "type must not be null")]
    [InlineData("""{"name":"x","type":"numerical"}""", "details must not be null")]
    [InlineData("""{"name":"x","type":"numerical","details":{"min":0}}""", "details.max must not be null")]
    [InlineData("""{"name":"x","type":"numerical","details":{"min":2,"max":1}}""", "details.min must not be greater than max")]
    [InlineData("""{"name":"x","type":"categorical","details":{}}""", "details.categories must not be null")]
    [InlineData("""{"name":"x","type":"categorical","details":{"categories":{"a":1}}}""", "details.categories must have at least 2 entries")]
    [InlineData("""{"name":"x","type":"boolean","details":{"true_label":"a","false_label":""}}""", "details.falseLabel must not be blank")]
    public async Task Broken_rules_are_told_by_name(string json, string error)
    {
        var answer = await server.SendAsync("POST", Root, json);

        Assert.Equal(422, answer.Code);
        Assert.Equal([error], answer.Errors);
    }

    [Theory]
    [InlineData("""{"name":"x","type":"other","details":{}}""")]
    [InlineData("""{"name":"x","type":"numerical","details":{"min":"low","max":1}}""")]
    [InlineData("""{"name":"x","type":"numerical","details":{"min":NaN,"max":1}}""")]
    public async Task Unreadable_bodies_are_400(string json) => Assert.Equal(400, (await server.SendAsync("POST", Root, json)).Code);

    [Fact]
    public async Task User_feedback_is_there_from_the_beginning_and_stays()
    {
        var page = await server.SendAsync("GET", Root + "?name=user%20feed");
        var definition = Assert.Single(page.Json.GetProperty("content").EnumerateArray());
        var id = definition.GetProperty("id").GetString();

        Assert.Equal(("User feedback", "categorical"), (definition.GetProperty("name").GetString(), definition.GetProperty("type").GetString()));
        Assert.Equal(409, (await server.SendAsync("DELETE", $"{Root}/{id}")).Code);
        Assert.Equal(409, (await server.SendAsync("POST", Root + "/delete", $$"""{"ids":["{{id}}"]}""")).Code);
        Assert.Equal(409, (await server.SendAsync("POST", Root, """{"name":"User Feedback","type":"numerical","details":{"min":0,"max":1}}""")).Code);
    }

    [Fact]
    public async Task A_definition_is_replaced_and_the_list_is_filtered_by_type()
    {
        var created = await server.SendAsync("POST", Root, """{"name":"to replace","type":"numerical","details":{"min":0,"max":1}}""");
        var path = new Uri(created.Location!).AbsolutePath;
        var replacement = """{"name":"replaced","type":"boolean","details":{"true_label":"y","false_label":"n","min":3}}""";

        Assert.Equal(204, (await server.SendAsync("PUT", path, replacement)).Code);
        Assert.Equal(404, (await server.SendAsync("PUT", Root + "/01a1fba6-8ec1-737f-baf2-ccc9f49854a9", replacement)).Code);
        Assert.Equal("""{"true_label":"y","false_label":"n"}""", (await server.SendAsync("GET", path)).Json.GetProperty("details").GetRawText());
        var booleans = await server.SendAsync("GET", Root + "?type=boolean&size=100");
        Assert.All(booleans.Json.GetProperty("content").EnumerateArray(), row => Assert.Equal("boolean", row.GetProperty("type").GetString()));
        Assert.Contains("replaced", booleans.Body, StringComparison.Ordinal);
        Assert.Equal(400, (await server.SendAsync("GET", Root + "?type=other")).Code);
    }

    [Fact]
    public async Task What_is_good_and_bad_is_kept_by_clients_that_do_not_know_of_it()
    {
        var details = "\"type\":\"numerical\",\"details\":{\"min\":0,\"max\":1}";
        var created = await server.SendAsync("POST", Root, $$$"""{"name":"judged",{{{details}}},"polarity":"lower","thresholds":{"warn":0.2,"error":0.5}}""");
        var path = new Uri(created.Location!).AbsolutePath;

        Assert.Equal(204, (await server.SendAsync("PUT", path, $$"""{"name":"judged again",{{details}}}""")).Code);
        var kept = (await server.SendAsync("GET", path)).Json;
        Assert.Equal(("judged again", "lower", """{"warn":0.2,"error":0.5}"""), (kept.GetProperty("name").GetString(), kept.GetProperty("polarity").GetString(), kept.GetProperty("thresholds").GetRawText()));

        Assert.Equal(204, (await server.SendAsync("PUT", path, $$$"""{"name":"judged again",{{{details}}},"polarity":"higher","thresholds":{"error":0.5}}""")).Code);
        Assert.Equal("""{"error":0.5}""", (await server.SendAsync("GET", path)).Json.GetProperty("thresholds").GetRawText());

        Assert.Equal(204, (await server.SendAsync("PUT", path, $$"""{"name":"judged again",{{details}},"polarity":null}""")).Code);
        var neutral = (await server.SendAsync("GET", path)).Json;
        Assert.False(neutral.TryGetProperty("polarity", out _));
        Assert.False(neutral.TryGetProperty("thresholds", out _));
    }

    [Theory]
    [InlineData("\"thresholds\":{\"warn\":1}", "polarity must not be null where thresholds are given")]
    [InlineData("\"polarity\":\"higher\",\"thresholds\":{\"warn\":0.5,\"error\":0.7}", "thresholds.error must not be greater than warn where higher is better")]
    [InlineData("\"polarity\":\"lower\",\"thresholds\":{\"warn\":0.5,\"error\":0.3}", "thresholds.error must not be less than warn where lower is better")]
    [InlineData("\"polarity\":\"lower\",\"thresholds\":{\"warn\":1e999}", "thresholds.warn must be a finite number")]
    public async Task Thresholds_follow_the_direction(string members, string error)
    {
        var answer = await server.SendAsync("POST", Root, $$"""{"name":"x","type":"numerical","details":{"min":0,"max":1},{{members}}}""");

        Assert.Equal(422, answer.Code);
        Assert.Equal([error], answer.Errors);
    }

    [Fact]
    public async Task A_label_may_be_any_text()
    {
        var details = JsonSerializer.Serialize(new { categories = new Dictionary<string, double> { ["👍 \"so\""] = 1, ["ß"] = -0.5 } });
        var created = await server.SendAsync("POST", Root, $$"""{"name":"labels","type":"categorical","details":{{details}}}""");
        var read = await server.SendAsync("GET", new Uri(created.Location!).AbsolutePath);

        Assert.Equal(-0.5, read.Json.GetProperty("details").GetProperty("categories").GetProperty("ß").GetDouble());
        Assert.Equal(1, read.Json.GetProperty("details").GetProperty("categories").GetProperty("👍 \"so\"").GetDouble());
    }
}
