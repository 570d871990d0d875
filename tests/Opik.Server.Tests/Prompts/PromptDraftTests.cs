using System.Text.Json;

namespace Opik.Server.Tests.Prompts;

/// <summary>What is typed of a prompt before it is a version (docs/api-extensions.md).</summary>
public sealed class PromptDraftTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/prompts";

    [Fact]
    public async Task A_draft_is_kept_over_a_restart_and_is_no_version()
    {
        var (id, version) = await PromptAsync();
        var none = await server.SendAsync("GET", $"{Root}/{id}/draft");
        Assert.Equal((200, """{"revision":0}"""), (none.Code, none.Body));

        var written = await server.SendAsync("PUT", $"{Root}/{id}/draft", Draft(0, "Shorter", $$"""
            ,"type":"jinja2","settings":"{\"temp","change_description":"Short","base_version_id":"{{version}}"
            """));
        Assert.Equal((200, 1), (written.Code, written.Json.GetProperty("revision").GetInt32()));
        await server.RestartAsync();

        var read = (await server.SendAsync("GET", $"{Root}/{id}/draft")).Json;
        Assert.Equal(written.Json.GetRawText(), read.GetRawText());
        var content = read.GetProperty("content");
        Assert.Equal(("Shorter", "jinja2", "{\"temp", "Short", version), (Text(content, "template"), Text(content, "type"), Text(content, "settings"), Text(content, "change_description"), Text(content, "base_version_id")));
        Assert.True(read.TryGetProperty("updated_at", out _));

        var prompt = (await server.SendAsync("GET", $"{Root}/{id}")).Json;
        Assert.Equal((1, version, "first"), (prompt.GetProperty("version_count").GetInt32(), Text(prompt.GetProperty("latest_version"), "id"), Text(prompt.GetProperty("latest_version"), "template")));
        Assert.Equal(1, (await server.SendAsync("GET", $"{Root}/{id}/versions")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Who_typed_over_an_older_draft_is_shown_the_newer_one()
    {
        var (id, _) = await PromptAsync();
        await server.SendAsync("PUT", $"{Root}/{id}/draft", Draft(0, "theirs"));

        var late = await server.SendAsync("PUT", $"{Root}/{id}/draft", Draft(0, "mine"));
        Assert.Equal((409, 1, "theirs"), (late.Code, late.Json.GetProperty("draft").GetProperty("revision").GetInt32(), Text(late.Json.GetProperty("draft").GetProperty("content"), "template")));
        Assert.Contains("changed the draft in the meantime", late.Errors[0], StringComparison.Ordinal);
        Assert.Equal(409, (await server.SendAsync("DELETE", $"{Root}/{id}/draft?revision=0")).Code);

        Assert.Equal(200, (await server.SendAsync("PUT", $"{Root}/{id}/draft", Draft(1, "mine"))).Code);
        Assert.Equal("mine", Text((await server.SendAsync("GET", $"{Root}/{id}/draft")).Json.GetProperty("content"), "template"));
    }

    [Fact]
    public async Task A_draft_is_thrown_away_and_can_be_brought_back_by_its_new_revision()
    {
        var (id, _) = await PromptAsync();
        await server.SendAsync("PUT", $"{Root}/{id}/draft", Draft(0, "a"));

        var gone = await server.SendAsync("DELETE", $"{Root}/{id}/draft?revision=1");
        Assert.Equal((200, 2, false), (gone.Code, gone.Json.GetProperty("revision").GetInt32(), gone.Json.TryGetProperty("content", out _)));
        Assert.Equal(409, (await server.SendAsync("PUT", $"{Root}/{id}/draft", Draft(1, "of an old page"))).Code);
        Assert.Equal(200, (await server.SendAsync("PUT", $"{Root}/{id}/draft", Draft(2, "a"))).Code);
    }

    [Theory]
    [InlineData("""{"content":{"template":"x"}}""", "revision must not be null")]
    [InlineData("""{"revision":0}""", "content must not be null")]
    [InlineData("""{"revision":0,"content":{}}""", "content.template must not be null")]
    public async Task Broken_rules_are_told_by_name(string json, string error)
    {
        var (id, _) = await PromptAsync();

        var answer = await server.SendAsync("PUT", $"{Root}/{id}/draft", json);

        Assert.Equal((422, error), (answer.Code, answer.Errors[0]));
    }

    [Fact]
    public async Task Unknown_prompts_bad_revisions_and_what_is_too_large_are_refused()
    {
        var (id, _) = await PromptAsync();
        var unknown = Guid.CreateVersion7();

        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{unknown}/draft")).Code);
        Assert.Equal(404, (await server.SendAsync("PUT", $"{Root}/{unknown}/draft", Draft(0, "x"))).Code);
        Assert.Equal(400, (await server.SendAsync("DELETE", $"{Root}/{id}/draft")).Code);
        Assert.Equal(400, (await server.SendAsync("DELETE", $"{Root}/{id}/draft?revision=x")).Code);
        Assert.Equal(422, (await server.SendAsync("PUT", $"{Root}/{id}/draft", Draft(0, new string('x', 4 * 1024 * 1024)))).Code);
        Assert.Equal(200, (await server.SendAsync("PUT", $"{Root}/{id}/draft", Draft(0, new string('x', 4_000_000)))).Code);

        Assert.Equal(204, (await server.SendAsync("DELETE", $"{Root}/{id}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{id}/draft")).Code);
    }

    [Fact]
    public async Task Open_pages_are_told_of_drafts_by_a_name_of_their_own()
    {
        var (id, _) = await PromptAsync();
        using var stream = await server.Client.GetStreamAsync("/v1/private/events");
        using var lines = new StreamReader(stream);
        Assert.StartsWith(":", await lines.ReadLineAsync(), StringComparison.Ordinal);

        await server.SendAsync("PUT", $"{Root}/{id}/draft", Draft(0, "a"));

        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        string? line;
        do
            line = await lines.ReadLineAsync(late.Token);
        while (line?.StartsWith("data:", StringComparison.Ordinal) != true);
        Assert.Contains("""["prompt-drafts"]""", line, StringComparison.Ordinal);
    }

    private static string Draft(long revision, string template, string more = "") => $$$"""{"revision":{{{revision}}},"content":{"template":"{{{template}}}"{{{more.Trim()}}}}}""";

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private async Task<(string Id, string Version)> PromptAsync()
    {
        var id = Guid.CreateVersion7().ToString();
        Assert.Equal(201, (await server.SendAsync("POST", Root, $$"""{"id":"{{id}}","name":"{{id}}","template":"first"}""")).Code);
        var prompt = (await server.SendAsync("GET", $"{Root}/{id}")).Json;
        return (id, Text(prompt.GetProperty("latest_version"), "id")!);
    }
}
