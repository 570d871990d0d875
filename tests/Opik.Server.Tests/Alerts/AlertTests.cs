using System.Text.Json;
using static Opik.Server.Tests.Alerts.AlertBodies;

namespace Opik.Server.Tests.Alerts;

public sealed class AlertTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Unknown = "01a1fba6-8ec1-737f-baf2-ccc9f49854a9";
    private const string Mask = "toke************1234";

    [Fact]
    public async Task An_alert_is_created_read_masked_replaced_and_deleted()
    {
        var path = await CreateAsync(Alert("fresh", more: ""","custom_fields":{"team":"blue"},"metadata":{"base_url":"http://opik.example"}"""));
        var read = (await server.SendAsync("GET", path)).Json;
        var (webhook, trigger) = (read.GetProperty("webhook"), read.GetProperty("triggers")[0]);

        Assert.Equal(("fresh", true, "general", "admin"), (Text(read, "name"), read.GetProperty("enabled").GetBoolean(), Text(read, "alert_type"), Text(read, "created_by")));
        Assert.Equal(("https://example.com/hook", Mask, "header-secret"), (Text(webhook, "url"), Text(webhook, "secret_token"), Text(webhook.GetProperty("headers"), "X-Team")));
        Assert.Equal(("blue", "http://opik.example"), (Text(read.GetProperty("custom_fields"), "team"), Text(read.GetProperty("metadata"), "base_url")));
        Assert.Equal((path[(path.LastIndexOf('/') + 1)..], "prompt:created"), (Text(trigger, "alert_id"), Text(trigger, "event_type")));

        Assert.Equal(204, (await server.SendAsync("PUT", path, $$$"""{"name":" changed ","enabled":false,"alert_type":"slack","webhook":{"url":"https://example.com/other","secret_token":"{{{Mask}}}"}}""")).Code);
        read = (await server.SendAsync("GET", path)).Json;
        Assert.Equal(("changed", false, "slack", 0), (Text(read, "name"), read.GetProperty("enabled").GetBoolean(), Text(read, "alert_type"), read.GetProperty("triggers").GetArrayLength()));
        Assert.Equal((Mask, false, false), (Text(read.GetProperty("webhook"), "secret_token"), read.GetProperty("webhook").TryGetProperty("headers", out _), read.TryGetProperty("custom_fields", out _)));
        Assert.Equal(Text(webhook, "id"), Text(read.GetProperty("webhook"), "id"));

        Assert.Equal(204, (await DeleteAsync(path)).Code);
        Assert.Equal(204, (await DeleteAsync(path)).Code);
        Assert.Equal(["Alert not found"], (await server.SendAsync("GET", path)).Errors);
        Assert.Equal(404, (await server.SendAsync("PUT", path, Alert("n"))).Code);
    }

    [Fact]
    public async Task What_is_secret_is_on_no_disk_in_clear_and_survives_a_restart()
    {
        var path = await CreateAsync(Alert("kept", more: ""","alert_type":"pagerduty","metadata":{"routing_key":"integration-secret"}"""));
        await server.RestartAsync();
        var read = (await server.SendAsync("GET", path)).Json;

        Assert.Equal((Mask, "header-secret", "integration-secret"), (Text(read.GetProperty("webhook"), "secret_token"), Text(read.GetProperty("webhook").GetProperty("headers"), "X-Team"), Text(read.GetProperty("metadata"), "routing_key")));
        foreach (var file in Directory.EnumerateFiles(server.DataDirectory, "catalog.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("very-secret", text, StringComparison.Ordinal);
            Assert.DoesNotContain("header-secret", text, StringComparison.Ordinal);
            Assert.DoesNotContain("integration-secret", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_secret_goes_to_the_host_it_was_entered_for_and_to_no_other()
    {
        var path = await CreateAsync(Alert("origin"));
        var moved = await server.SendAsync("PUT", path, $$$"""{"name":"n","webhook":{"url":"https://evil.example/hook","secret_token":"{{{Mask}}}"}}""");

        Assert.Equal((422, "webhook.secretToken must be entered again when the address changes"), (moved.Code, moved.Errors.Single()));
        Assert.Equal("origin", Text((await server.SendAsync("GET", path)).Json, "name"));
        Assert.Equal(204, (await server.SendAsync("PUT", path, """{"name":"n","webhook":{"url":"https://evil.example/hook"}}""")).Code);
        Assert.False((await server.SendAsync("GET", path)).Json.GetProperty("webhook").TryGetProperty("secret_token", out _));
    }

    [Fact]
    public async Task Ids_are_those_of_the_client_and_only_once()
    {
        var id = Guid.CreateVersion7();
        var body = Alert("with id", triggers: $$"""[{"id":"{{Unknown}}","event_type":"prompt:deleted","trigger_configs":[{"id":"{{Unknown}}","type":"filter:guardrail_type"}]}]""", more: $$""","id":"{{id}}" """);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => server.SendAsync("POST", Root, body)));
        var refused = answers.First(answer => answer.Code == 409);
        var trigger = (await server.SendAsync("GET", $"{Root}/{id}")).Json.GetProperty("triggers")[0];

        Assert.Equal((1, 5), (answers.Count(answer => answer.Code == 201), answers.Count(answer => answer.Code == 409)));
        Assert.Equal((409, "Alert already exists"), (refused.Json.GetProperty("code").GetInt32(), Text(refused.Json, "message")));
        Assert.Equal((Unknown, Unknown), (Text(trigger, "id"), Text(trigger.GetProperty("trigger_configs")[0], "id")));
        var random = await server.SendAsync("POST", Root, Alert("n", more: $$""","id":"{{Guid.NewGuid()}}" """));
        Assert.Equal((400, "Alert id must be a version 7 UUID"), (random.Code, Text(random.Json, "details")));
    }

    [Fact]
    public async Task A_list_is_paged_filtered_and_sorted()
    {
        var project = await ProjectAsync("list");
        await CreateAsync(Alert("list b", "https://b.example/hook", more: ""","enabled":false"""));
        await CreateAsync(Alert("list A", "https://a.example/hook", more: $$""","alert_type":"slack","project_id":"{{project}}" """));
        await CreateAsync(Alert("list c", "https://c.example/hook", Trigger("trace:guardrails_triggered", "scope:project", $$"""{"project_ids":"[\"{{project}}\"]"}""")));
        const string mine = """[{"field":"name","operator":"starts_with","value":"list"}]""";

        Assert.Equal(["list c", "list A", "list b"], await NamesAsync($"?filters={Uri.EscapeDataString(mine)}"));
        Assert.Equal(["list A", "list b", "list c"], await NamesAsync($"?filters={Uri.EscapeDataString(mine)}&sorting={Uri.EscapeDataString("""[{"field":"webhook_url","direction":"ASC"}]""")}"));
        Assert.Equal(["list b"], await NamesAsync($"?filters={Uri.EscapeDataString("""[{"field":"name","operator":"starts_with","value":"list"},{"field":"enabled","operator":"=","value":"false"}]""")}"));
        Assert.Equal(["list A"], await NamesAsync($"?filters={Uri.EscapeDataString("""[{"field":"webhook_url","operator":"contains","value":"a.example"}]""")}"));
        Assert.Equal(["list A"], await NamesAsync($"?filters={Uri.EscapeDataString("""[{"field":"alert_type","operator":"=","value":"slack"},{"field":"name","operator":"contains","value":"list"}]""")}"));
        Assert.Equal(["list A"], await NamesAsync($"?filters={Uri.EscapeDataString(mine)}&page=2&size=1"));
        var ofProject = (await server.SendAsync("GET", $"/v1/private/projects/{project}/alerts")).Json;
        Assert.Equal(["list c", "list A"], ofProject.GetProperty("content").EnumerateArray().Select(alert => Text(alert, "name")));
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/projects/{Unknown}/alerts")).Code);
        Assert.Equal(400, (await server.SendAsync("GET", Root + $"?filters={Uri.EscapeDataString("""[{"field":"nope","operator":"=","value":"x"}]""")}")).Code);
    }

    [Fact]
    public async Task A_deleted_project_takes_along_what_was_only_for_it()
    {
        var (gone, other) = (await ProjectAsync("gone"), await ProjectAsync("other"));
        var whole = await CreateAsync(Alert("whole", more: $$""","project_id":"{{gone}}" """));
        var only = await CreateAsync(Alert("only", triggers: Trigger("trace:guardrails_triggered", "scope:project", $$"""{"project_ids":"[\"{{gone}}\"]"}""")));
        var shared = await CreateAsync(Alert("shared", triggers: Trigger("trace:guardrails_triggered", "scope:project", $$"""{"project_ids":"{{gone}}, {{other}}"}""")));
        Assert.Equal(204, (await server.SendAsync("DELETE", $"/v1/private/projects/{gone}")).Code);

        for (var wait = 0; wait < 300 && (await server.SendAsync("GET", only)).Code == 200; wait++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal((404, 404), ((await server.SendAsync("GET", whole)).Code, (await server.SendAsync("GET", only)).Code));
        // Its rows go piece by piece.
        string? projects = null;
        for (var wait = 0; wait < 300 && projects?.Contains(gone, StringComparison.Ordinal) != false; wait++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            projects = Text((await server.SendAsync("GET", shared)).Json.GetProperty("triggers")[0].GetProperty("trigger_configs")[0].GetProperty("config_value"), "project_ids");
        }

        Assert.Equal($"[\"{other}\"]", projects);
    }

    [Fact]
    public async Task Settings_come_back_with_their_unit_and_under_their_present_names()
    {
        var path = await CreateAsync(Alert("units", triggers: Trigger("trace:latency", "threshold:latency", """{"threshold":"5","window_seconds":"1800"}""", ""","group_index":2""")));
        var config = (await server.SendAsync("GET", path)).Json.GetProperty("triggers")[0].GetProperty("trigger_configs")[0];

        Assert.Equal("""{"threshold":"5","window":"1800","unit":"seconds"}""", config.GetProperty("config_value").GetRawText());
        Assert.Equal(2, config.GetProperty("group_index").GetInt32());
        // What was read can be sent back.
        Assert.Equal(204, (await server.SendAsync("PUT", path, (await server.SendAsync("GET", path)).Body)).Code);
    }

    private async Task<string> CreateAsync(string json)
    {
        var answer = await server.SendAsync("POST", Root, json);
        Assert.True(answer.Code == 201, answer.Body);
        return new Uri(answer.Location!).AbsolutePath;
    }

    private Task<Answer> DeleteAsync(string path) => server.SendAsync("POST", Root + "/delete", $$"""{"ids":["{{path[(path.LastIndexOf('/') + 1)..]}}","{{Unknown}}"]}""");

    private async Task<string> ProjectAsync(string name)
    {
        var answer = await server.SendAsync("POST", "/v1/private/projects", $$"""{"name":"{{name}}"}""");
        return answer.Location![(answer.Location!.LastIndexOf('/') + 1)..];
    }

    private async Task<IReadOnlyList<string>> NamesAsync(string query) =>
        [.. (await server.SendAsync("GET", Root + query)).Json.GetProperty("content").EnumerateArray().Select(alert => Text(alert, "name"))];

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
