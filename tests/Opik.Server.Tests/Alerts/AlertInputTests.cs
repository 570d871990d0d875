using static Opik.Server.Tests.Alerts.AlertBodies;

namespace Opik.Server.Tests.Alerts;

public sealed class AlertInputTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("\"name\":\"n\"", "\"name\":\" \"", "Alert name is required")]
    [InlineData("\"webhook\"", "\"other\"", "webhook must not be null")]
    [InlineData("https://example.com/hook", "", "webhook.url must not be blank")]
    [InlineData("https://example.com/hook", "ftp://example.com", "webhook.url must be an http or https address")]
    [InlineData("https://example.com/hook", "hook", "webhook.url must be an http or https address")]
    [InlineData("https://example.com/hook", "https://me:pw@example.com/", "webhook.url must not have a user name: use secretToken or headers")]
    [InlineData("token-very-secret-1234", "a\\r\\nb", "webhook.secretToken must be printable ASCII")]
    [InlineData("\"X-Team\"", "\"bad name\"", "webhook.headers must be valid names and values of HTTP headers")]
    [InlineData("header-secret", "a\\nb", "webhook.headers must be valid names and values of HTTP headers")]
    [InlineData("X-Team", "Host", "webhook.headers must not set Host")]
    [InlineData("X-Team", "authorization", "webhook.headers must not set Authorization together with secretToken")]
    [InlineData("\"name\":\"n\"", "\"name\":\"n\",\"custom_fields\":{\"eventType\":\"x\"}", "customFields must not have 'eventType': the event has a member of that name")]
    [InlineData("\"name\":\"n\"", "\"name\":\"n\",\"metadata\":{\"\":\"x\"}", "metadata must not have blank names")]
    [InlineData("\"event_type\":\"prompt:created\"", "\"other\":1", "triggers[0].eventType must not be null")]
    [InlineData("[{\"event_type\":\"prompt:created\"}]", "[null]", "triggers[0].eventType must not be null")]
    [InlineData("\"event_type\":\"prompt:created\"", "\"event_type\":\"prompt:created\",\"trigger_configs\":[null]", "triggers[0].triggerConfigs[0].type must not be null")]
    public async Task Broken_rules_are_told_by_name(string good, string bad, string error)
    {
        var answer = await server.SendAsync("POST", Root, Alert("n").Replace(good, bad, StringComparison.Ordinal));

        Assert.Equal(422, answer.Code);
        Assert.Equal([error], answer.Errors);
        Assert.Equal(422, (await server.SendAsync("POST", Root + "/webhooks/tests", Alert("n").Replace(good, bad, StringComparison.Ordinal))).Code);
    }

    [Theory]
    [InlineData("trace:cost", "threshold:cost", """{"window":"60"}""", "'threshold'")]
    [InlineData("trace:cost", "threshold:cost", """{"threshold":"much","window":"60"}""", "'threshold'")]
    [InlineData("trace:cost", "threshold:cost", """{"threshold":"NaN","window":"60"}""", "'threshold'")]
    [InlineData("trace:cost", "threshold:cost", """{"threshold":"1e400","window":"60"}""", "'threshold'")]
    [InlineData("trace:cost", "threshold:cost", """{"threshold":null,"window":"60"}""", "'threshold'")]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"1"}""", "'window'")]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"1","window":"0"}""", "'window'")]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"1","window":"-900"}""", "'window'")]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"1","window":"half an hour"}""", "'window'")]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"1","window":"99999999999999999999"}""", "'window'")]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"5","window":"60","end_threshold":"few"}""", "'end_threshold' of 'threshold:errors' must be a number")]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"5","window":"60","end_threshold":"6"}""", "must not be above its threshold")]
    [InlineData("trace:latency", "threshold:latency", """{"threshold":"5","window":"60","operator":"<","end_threshold":"4"}""", "must not be below its threshold")]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"5","window":"60","repeat":"59"}""", "'repeat'")]
    [InlineData("trace:errors", "threshold:errors", """{"threshold":"5","window":"60","repeat":"2592001"}""", "'repeat'")]
    [InlineData("trace:latency", "threshold:latency", """{"threshold":"1","window":"60","unit":"ms"}""", "'unit' of 'threshold:latency' must be 'seconds'")]
    [InlineData("trace:latency", "threshold:cost", """{"threshold":"1","window":"60"}""", "'threshold:latency'")]
    [InlineData("trace:feedback_score", "threshold:feedback_score", """{"threshold":"1","window":"60","operator":">"}""", "'name'")]
    [InlineData("trace:feedback_score", "threshold:feedback_score", """{"threshold":"1","window":"60","name":"a"}""", "'operator'")]
    [InlineData("trace:feedback_score", "threshold:feedback_score", """{"threshold":"1","window":"60","name":"a","operator":"="}""", "'operator'")]
    [InlineData("trace:guardrails_triggered", "filter:guardrail_type", """{"guardrail_types":"PII,WEATHER"}""", "'guardrail_types'")]
    [InlineData("trace:guardrails_triggered", "scope:project", """{"project_ids":"[\"x\"]"}""", "'project_ids'")]
    [InlineData("trace:guardrails_triggered", "scope:project", """{"project_ids":"[1"}""", "'project_ids'")]
    [InlineData("trace:guardrails_triggered", "scope:project", """{"project_ids":"[null]"}""", "'project_ids'")]
    public async Task A_setting_that_could_never_be_met_is_refused_by_name(string kind, string type, string value, string named)
    {
        var answer = await server.SendAsync("POST", Root, Alert("n", triggers: Trigger(kind, type, value)));

        Assert.Equal((400, 400), (answer.Code, answer.Json.GetProperty("code").GetInt32()));
        Assert.Contains(named, answer.Json.GetProperty("message").GetString()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trace:cost", "threshold:cost", -1)]
    [InlineData("trace:guardrails_triggered", "scope:project", 0)]
    public async Task Groups_are_of_thresholds_and_not_negative(string kind, string type, int group)
    {
        var answer = await server.SendAsync("POST", Root, Alert("n", triggers: Trigger(kind, type, """{"threshold":"1","window":"60"}""", $",\"group_index\":{group}")));

        Assert.Equal((400, true), (answer.Code, answer.Body.Contains("'group_index'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_project_is_named_in_one_place_and_must_exist()
    {
        var id = Guid.CreateVersion7();
        var scoped = Trigger("trace:guardrails_triggered", "scope:project", $$"""{"project_ids":"[\"{{id}}\"]"}""");
        var project = await server.SendAsync("POST", "/v1/private/projects", """{"name":"in one place"}""");

        Assert.Equal(404, (await server.SendAsync("POST", Root, Alert("n", more: $$""","project_id":"{{id}}" """))).Code);
        Assert.Equal(400, (await server.SendAsync("POST", Root, Alert("n", triggers: scoped, more: $$""","project_id":"{{project.Location![(project.Location!.LastIndexOf('/') + 1)..]}}" """))).Code);
        Assert.Equal(404, (await server.SendAsync("POST", Root, Alert("n", triggers: scoped))).Code);
    }

    [Theory]
    [InlineData("\"name\":\"n\"", "\"name\":\"\\ud800\"")]
    [InlineData("header-secret", "\\ud800")]
    [InlineData("X-Team", "\\ud800")]
    [InlineData("token-very-secret-1234", "\\ud800")]
    [InlineData("\"name\":\"n\"", "\"name\":\"n\",\"custom_fields\":{\"\\ud800\":\"x\"}")]
    [InlineData("\"name\":\"n\"", "\"name\":\"n\",\"metadata\":{\"a\":1e400}")]
    [InlineData("\"name\":\"n\"", "\"name\":\"n\",\"metadata\":[]")]
    [InlineData("\"name\":\"n\"", "\"name\":\"n\",\"enabled\":\"maybe\"")]
    [InlineData("\"name\":\"n\"", "\"name\":\"n\",\"alert_type\":\"pigeon\"")]
    [InlineData("\"name\":\"n\"", "\"name\":\"n\",\"alert_type\":1")]
    [InlineData("\"name\":\"n\"", "\"name\":\"n\",\"id\":\"x\"")]
    [InlineData("prompt:created", "prompt:eaten")]
    [InlineData("[{\"event_type\":\"prompt:created\"}]", "{}")]
    [InlineData("\"event_type\":\"prompt:created\"", "\"event_type\":\"prompt:created\",\"trigger_configs\":[{\"type\":\"scope:project\",\"group_index\":99999999999}]")]
    public async Task What_cannot_be_read_is_refused(string good, string bad) =>
        Assert.Equal(400, (await server.SendAsync("POST", Root, Alert("n").Replace(good, bad, StringComparison.Ordinal))).Code);

    [Fact]
    public async Task Sizes_are_limited()
    {
        Assert.Equal(["name size must be between 0 and 255"], (await server.SendAsync("POST", Root, Alert(new string('n', 256)))).Errors);
        Assert.Equal(["webhook.url size must be between 0 and 2000"], (await server.SendAsync("POST", Root, Alert("n", "https://example.com/" + new string('u', 2000)))).Errors);
        Assert.Equal(["webhook.secretToken size must be between 0 and 250"], (await server.SendAsync("POST", Root, Alert("n").Replace("token-very-secret-1234", new string('t', 251), StringComparison.Ordinal))).Errors);
        Assert.Equal(["customFields must not be longer than 20000 characters"], (await server.SendAsync("POST", Root, Alert("n", more: $$""","custom_fields":{"a":"{{new string('x', 20_000)}}"}"""))).Errors);
        Assert.Equal(["triggers size must be between 0 and 100"], (await server.SendAsync("POST", Root, Alert("n", triggers: $"[{string.Join(',', Enumerable.Repeat("""{"event_type":"prompt:created"}""", 101))}]"))).Errors);
        var id = Guid.CreateVersion7();
        Assert.Equal(["triggers must not have an id twice"], (await server.SendAsync("POST", Root, Alert("n", triggers: $$"""[{"id":"{{id}}","event_type":"prompt:created"},{"id":"{{id}}","event_type":"prompt:created"}]"""))).Errors);
        Assert.Equal(422, (await server.SendAsync("POST", Root + "/delete", """{"ids":[]}""")).Code);
    }
}
