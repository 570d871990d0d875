using System.Text.Json;
using Opik.Server.Tests.Experiments;
using static Opik.Server.Tests.Alerts.AlertServer;
using static Opik.Server.Tests.Alerts.AlertBodies;

namespace Opik.Server.Tests.Alerts;

/// <summary>From where something happens to the receiver.</summary>
public sealed class AlertEventTests : IAsyncLifetime
{
    private AlertServer _alerts = null!;

    public async ValueTask InitializeAsync() => _alerts = await StartAsync();

    public ValueTask DisposeAsync() => _alerts.DisposeAsync();

    [Fact]
    public async Task A_prompt_that_is_created_is_told_with_the_envelope_of_both_spellings()
    {
        var id = await _alerts.AlertAsync("""[{"event_type":"prompt:created"}]""", ""","custom_fields":{"team":"blue"}""");
        await _alerts.SendAsync("POST", "/v1/private/prompts", """{"name":"p","description":"d","tags":["t"],"template":"hi"}""", 201);
        var call = await _alerts.Receiver.NextAsync();
        var (json, payload) = (call.Json, call.Json.GetProperty("payload"));

        foreach (var (snake, camel, value) in new[] { ("event_type", "eventType", "prompt:created"), ("alert_id", "alertId", id), ("alert_name", "alertName", "watch"), ("workspace_name", "workspaceName", "default"), ("user_name", "userName", "admin") })
            Assert.Equal((value, value), (Text(json, snake), Text(json, camel)));
        Assert.Equal(("blue", true), (Text(json.GetProperty("custom_fields"), "team"), Guid.TryParse(Text(json, "id"), out _)));
        Assert.Equal((id, "watch", "prompt:created", "consolidated", 1), (Text(payload, "alertId"), Text(payload, "alertName"), Text(payload, "eventType"), Text(payload, "aggregationType"), payload.GetProperty("eventCount").GetInt32()));
        Assert.Equal((1, "admin"), (payload.GetProperty("eventIds").GetArrayLength(), payload.GetProperty("userNames")[0].GetString()));
        Assert.Equal("Alert 'watch': 1 prompt:created events aggregated", Text(payload, "message"));
        Assert.Equal(("p", "d", "admin"), (Text(payload.GetProperty("metadata"), "name"), Text(payload.GetProperty("metadata"), "description"), Text(payload.GetProperty("metadata"), "created_by")));
        Assert.Equal(("Bearer token-very-secret-1234", "header-secret"), (call.Headers["Authorization"], call.Headers["X-Team"]));
        Assert.Equal(1, await _alerts.SettledAsync());
    }

    [Fact]
    public async Task Many_events_become_one_message()
    {
        await _alerts.AlertAsync("""[{"event_type":"prompt:committed"}]""");
        for (var i = 0; i < 5; i++)
            await _alerts.SendAsync("POST", "/v1/private/prompts/versions", $$"""{"name":"p","version":{"template":"text {{i}}"} }""", 200);
        // Masks are no commits.
        await _alerts.SendAsync("POST", "/v1/private/prompts/versions", """{"name":"p","version":{"template":"mask","version_type":"mask"}}""", 200);
        var payload = (await _alerts.Receiver.NextAsync()).Json.GetProperty("payload");

        Assert.Equal((5, 5), (payload.GetProperty("eventCount").GetInt32(), payload.GetProperty("metadata").GetArrayLength()));
        Assert.Equal("text 0", Text(payload.GetProperty("metadata")[0], "template"));
        Assert.Equal(8, Text(payload.GetProperty("metadata")[0], "commit").Length);
        Assert.Equal(1, await _alerts.SettledAsync());
    }

    [Fact]
    public async Task Long_texts_are_cut()
    {
        await _alerts.AlertAsync("""[{"event_type":"prompt:committed"}]""");
        await _alerts.SendAsync("POST", "/v1/private/prompts/versions", $$"""{"name":"long","version":{"template":"{{new string('x', 300_000)}}","metadata":{"m":"{{new string('y', 300_000)}}"} } }""", 200);
        var version = (await _alerts.Receiver.NextAsync()).Json.GetProperty("payload").GetProperty("metadata");

        Assert.Equal((20_000, false), (Text(version, "template").Length, version.TryGetProperty("metadata", out _)));
    }

    [Fact]
    public async Task A_version_that_makes_its_prompt_is_both()
    {
        await _alerts.AlertAsync("""[{"event_type":"prompt:created"}]""");
        await _alerts.SendAsync("POST", "/v1/private/prompts/versions", """{"name":"made","version":{"template":"a"}}""", 200);
        await _alerts.SendAsync("POST", "/v1/private/prompts/versions", """{"name":"made","version":{"template":"b"}}""", 200);

        Assert.Equal(1, (await _alerts.Receiver.NextAsync()).Json.GetProperty("payload").GetProperty("eventCount").GetInt32());
    }

    [Fact]
    public async Task Prompts_that_are_deleted_together_are_one_event_with_their_last_versions()
    {
        await _alerts.AlertAsync("""[{"event_type":"prompt:deleted"}]""");
        var ids = new List<string>();
        foreach (var name in new[] { "a", "b" })
        {
            var created = await _alerts.SendAsync("POST", "/v1/private/prompts", $$"""{"name":"{{name}}","template":"of {{name}}"}""", 201);
            ids.Add(created.Location![(created.Location!.LastIndexOf('/') + 1)..]);
        }

        await _alerts.SendAsync("POST", "/v1/private/prompts/delete", $$"""{"ids":["{{ids[0]}}","{{ids[1]}}","{{Guid.CreateVersion7()}}"]}""", 204);
        var payload = (await _alerts.Receiver.NextAsync()).Json.GetProperty("payload");

        Assert.Equal((1, 1), (payload.GetProperty("eventCount").GetInt32(), payload.GetProperty("eventIds").GetArrayLength()));
        Assert.Equal(["of a", "of b"], payload.GetProperty("metadata").EnumerateArray().Select(prompt => Text(prompt.GetProperty("latest_version"), "template")));
    }

    [Fact]
    public async Task Failed_guardrails_are_told_by_project_and_by_name()
    {
        var watched = await _alerts.ProjectAsync("watched");
        await _alerts.AlertAsync($$"""[{"event_type":"trace:guardrails_triggered","trigger_configs":[{"type":"scope:project","config_value":{"project_ids":"[\"{{watched}}\"]"} },{"type":"filter:guardrail_type","config_value":{"guardrail_types":"PII, TOPIC"} }]}]""");
        var trace = Guid.CreateVersion7();
        string Check(string project, string name, string result) =>
            $$"""{"entity_id":"{{trace}}","secondary_id":"{{Guid.CreateVersion7()}}","project_name":"{{project}}","name":"{{name}}","result":"{{result}}","config":{},"details":{"found":"{{name}}"} }""";
        await _alerts.SendAsync(
            "POST",
            "/v1/private/guardrails",
            $$"""{"guardrails":[{{Check("unwatched", "PII", "failed")}},{{Check("watched", "PII", "passed")}},{{Check("watched", "LLM_JUDGE", "failed")}},{{Check("watched", "TOPIC", "failed")}},{{Check("watched", "PII", "failed")}}]}""",
            204);
        await _alerts.SendAsync("POST", "/v1/private/guardrails", $$"""{"guardrails":[{{Check("unwatched", "TOPIC", "failed")}}]}""", 204);
        var payload = (await _alerts.Receiver.NextAsync()).Json.GetProperty("payload");

        Assert.Equal(1, payload.GetProperty("eventCount").GetInt32());
        Assert.Equal(["TOPIC", "PII"], payload.GetProperty("metadata").EnumerateArray().Select(check => Text(check, "name")));
        var first = payload.GetProperty("metadata")[0];
        Assert.Equal((trace.ToString(), watched, "watched", "failed", "TOPIC"), (Text(first, "entity_id"), Text(first, "project_id"), Text(first, "project_name"), Text(first, "result"), Text(first.GetProperty("details"), "found")));
        Assert.Equal(1, await _alerts.SettledAsync());
    }

    [Fact]
    public async Task Experiments_that_are_finished_are_told_once()
    {
        await _alerts.AlertAsync("""[{"event_type":"experiment:finished"}]""");
        var data = new ExperimentData(_alerts.Server, "experiments");
        var (a, b) = (await data.ExperimentAsync("set"), await data.ExperimentAsync("set"));
        var trace = (await data.TracesAsync(10))[0];
        await data.ItemsAsync(a, (Guid.CreateVersion7().ToString(), trace));
        await data.ScoreAsync(trace, "accuracy", 0.5);
        await _alerts.SendAsync("POST", ExperimentData.Root + "/finish", $$"""{"ids":["{{a}}","{{b}}"]}""", 204);
        await _alerts.SendAsync("POST", ExperimentData.Root + "/finish", $$"""{"ids":["{{a}}"]}""", 204);
        var payload = (await _alerts.Receiver.NextAsync()).Json.GetProperty("payload");

        Assert.Equal(1, payload.GetProperty("eventCount").GetInt32());
        Assert.Equal([a, b], payload.GetProperty("metadata").EnumerateArray().Select(experiment => Text(experiment, "id")));
        Assert.Equal("""[{"name":"accuracy","value":0.5}]""", payload.GetProperty("metadata")[0].GetProperty("feedback_scores").GetRawText());
    }

    [Fact]
    public async Task An_experiment_that_says_that_it_is_complete_is_finished()
    {
        await _alerts.AlertAsync("""[{"event_type":"experiment:finished"}]""");
        var id = await new ExperimentData(_alerts.Server, "patched").ExperimentAsync("set", new { status = "running" });
        await _alerts.SendAsync("PATCH", $"{ExperimentData.Root}/{id}", """{"status":"completed"}""", 204);
        await _alerts.SendAsync("POST", ExperimentData.Root + "/finish", $$"""{"ids":["{{id}}"]}""", 204);

        Assert.Equal(1, (await _alerts.Receiver.NextAsync()).Json.GetProperty("payload").GetProperty("eventCount").GetInt32());
    }

    [Fact]
    public async Task An_alert_of_a_project_is_told_of_its_prompts_only_and_one_that_is_off_of_nothing()
    {
        var project = await _alerts.ProjectAsync("mine");
        await _alerts.AlertAsync("""[{"event_type":"prompt:created"}]""", $$""","project_id":"{{project}}" """);
        await _alerts.AlertAsync("""[{"event_type":"prompt:created"}]""", ""","enabled":false""");
        await _alerts.AlertAsync("""[{"event_type":"prompt:deleted"}]""");
        await _alerts.SendAsync("POST", "/v1/private/prompts", """{"name":"elsewhere","project_name":"other"}""", 201);
        await _alerts.SendAsync("POST", "/v1/private/prompts", """{"name":"nowhere"}""", 201);
        Assert.Equal(0, await _alerts.SettledAsync());

        await _alerts.SendAsync("POST", "/v1/private/prompts", """{"name":"here","project_name":"mine"}""", 201);
        var json = (await _alerts.Receiver.NextAsync()).Json;
        Assert.Equal(("here", project), (Text(json.GetProperty("payload").GetProperty("metadata"), "name"), Text(json, "project_id")));
    }

    [Theory]
    [InlineData("slack")]
    [InlineData("pagerduty")]
    public async Task Messages_have_the_form_of_their_receiver(string form)
    {
        await _alerts.AlertAsync("""[{"event_type":"prompt:created"}]""", $$""","alert_type":"{{form}}","metadata":{"base_url":"http://opik.example/","routing_key":"key-1"}""");
        var created = await _alerts.SendAsync("POST", "/v1/private/prompts", """{"name":"p <1>"}""", 201);
        var page = $"http://opik.example/default/prompts/{created.Location![(created.Location!.LastIndexOf('/') + 1)..]}";
        var json = (await _alerts.Receiver.NextAsync()).Json;

        if (form == "slack")
        {
            var blocks = json.GetProperty("blocks");
            Assert.Equal((3, "watch", "*1* Prompt Created event"), (blocks.GetArrayLength(), Block(blocks[0]), Block(blocks[1])));
            Assert.Equal($"*Prompts Created:*\n• <{page}|p &lt;1&gt;>\n", Block(blocks[2]));
        }
        else
        {
            Assert.Equal(("key-1", "trigger", page), (Text(json, "routing_key"), Text(json, "event_action"), Text(json.GetProperty("links")[0], "href")));
            Assert.Equal(("watch", "Opik", "info"), (Text(json.GetProperty("payload"), "summary"), Text(json.GetProperty("payload"), "source"), Text(json.GetProperty("payload"), "severity")));
        }

        static string Block(JsonElement block) => Text(block.GetProperty("text"), "text");
    }
}
