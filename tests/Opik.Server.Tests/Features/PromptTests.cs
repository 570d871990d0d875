using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>Prompts: create, find, change, delete.</summary>
public sealed class PromptTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/prompts";

    [Fact]
    public async Task A_prompt_with_a_template_has_its_first_version()
    {
        var id = Guid.CreateVersion7();
        var created = await server.SendAsync("POST", Root, $$"""
            {"id":"{{id}}","name":" greeting ","description":"says hello","template":"Hello {{"{{name}}"}}","metadata":{"a":[1]},"change_description":"first","type":"mustache","tags":["b","a"]}
            """);
        Assert.Equal(201, created.Code);
        Assert.EndsWith($"{Root}/{id}", created.Location, StringComparison.Ordinal);

        var prompt = (await server.SendAsync("GET", $"{Root}/{id}")).Json;
        Assert.Equal(("greeting", "says hello", "text", 1), (Text(prompt, "name"), Text(prompt, "description"), Text(prompt, "template_structure"), prompt.GetProperty("version_count").GetInt32()));
        Assert.Equal("""["b","a"]""", prompt.GetProperty("tags").GetRawText());
        Assert.False(prompt.TryGetProperty("requested_version", out _));
        var version = prompt.GetProperty("latest_version");
        Assert.Equal(("v1", "Hello {{name}}", "mustache", "first"), (Text(version, "version_number"), Text(version, "template"), Text(version, "type"), Text(version, "change_description")));
        Assert.Equal("""{"a":[1]}""", version.GetProperty("metadata").GetRawText());
        Assert.Equal("""["name"]""", version.GetProperty("variables").GetRawText());
        Assert.Equal(Text(version, "id")[^8..], Text(version, "commit"));
    }

    [Fact]
    public async Task A_prompt_may_wait_for_its_first_version()
    {
        var created = await server.SendAsync("POST", Root, """{"name":"empty","template_structure":"chat"}""");
        var path = new Uri(created.Location!).AbsolutePath;

        var prompt = (await server.SendAsync("GET", path)).Json;
        Assert.Equal(0, prompt.GetProperty("version_count").GetInt32());
        Assert.False(prompt.TryGetProperty("latest_version", out _));
        Assert.Equal(404, (await server.SendAsync("POST", Root + "/versions/retrieve", """{"name":"empty"}""")).Code);
        Assert.Equal(0, (await server.SendAsync("GET", path + "/versions")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Names_are_unique_in_a_project_and_among_the_prompts_without_one()
    {
        var taken = """{"code":409,"message":"Prompt id or name already exists"}""";
        var id = Guid.CreateVersion7();
        Assert.Equal(201, (await server.SendAsync("POST", Root, $$"""{"id":"{{id}}","name":"unique"}""")).Code);
        Assert.Equal(201, (await server.SendAsync("POST", Root, """{"name":"unique","project_name":"names one"}""")).Code);
        Assert.Equal(201, (await server.SendAsync("POST", Root, """{"name":"unique","project_name":"names two"}""")).Code);

        foreach (var body in new[] { """{"name":" Unique"}""", """{"name":"UNIQUE","project_name":"Names One"}""", $$"""{"id":"{{id}}","name":"unique other"}""" })
        {
            var answer = await server.SendAsync("POST", Root, body);
            Assert.Equal((409, taken), (answer.Code, answer.Body));
        }

        Assert.Equal(409, (await server.SendAsync("POST", Root, """{"name":"unique","template":"x"}""")).Code);
        var list = await server.SendAsync("GET", Root + "?name=unique&size=100");
        Assert.Equal(3, list.Json.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("{}", "name must not be blank")]
    [InlineData("""{"name":" "}""", "name must not be blank")]
    [InlineData("""{"name":"x","template":" "}""", "template must not be blank")]
    [InlineData("""{"name":"x","description":""}""", "description must not be blank")]
    [InlineData("""{"name":"x","project_name":" "}""", "projectName must not be blank")]
    public async Task Broken_rules_are_told_by_name(string body, string error)
    {
        var answer = await server.SendAsync("POST", Root, body);

        Assert.Equal(422, answer.Code);
        Assert.Equal([error], answer.Errors);
    }

    [Theory]
    [InlineData("""{"name":"x","type":"liquid"}""")]
    [InlineData("""{"name":"x","template_structure":"poem"}""")]
    [InlineData("""{"name":"x","id":"0d6f7c1e-8f1c-4b6e-9a52-000000000000"}""")]
    [InlineData("""{"name":["x"]}""")]
    public async Task Unreadable_bodies_are_400(string body) => Assert.Equal(400, (await server.SendAsync("POST", Root, body)).Code);

    [Fact]
    public async Task A_project_that_is_named_is_made_and_an_unknown_id_is_refused()
    {
        Assert.Equal(201, (await server.SendAsync("POST", Root, """{"name":"in a new project","project_name":"made by a prompt"}""")).Code);
        var project = await server.SendAsync("POST", "/v1/private/projects/retrieve", """{"name":"made by a prompt"}""");
        var id = Text(project.Json, "id");

        var list = await server.SendAsync("GET", $"/v1/private/projects/{id}/prompts");
        var row = Assert.Single(list.Json.GetProperty("content").EnumerateArray());
        Assert.Equal(("in a new project", id), (Text(row, "name"), Text(row, "project_id")));
        Assert.Equal(1, (await server.SendAsync("GET", $"{Root}?project_id={id}")).Json.GetProperty("total").GetInt32());

        var unknown = Guid.CreateVersion7();
        Assert.Equal(404, (await server.SendAsync("POST", Root, $$"""{"name":"nowhere","project_id":"{{unknown}}"}""")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/projects/{unknown}/prompts")).Code);
    }

    [Fact]
    public async Task A_change_keeps_what_it_does_not_name()
    {
        var path = await CreateAsync("""{"name":"to change","description":"d","tags":["t"],"template":"x"}""");
        await CreateAsync("""{"name":"in the way"}""");

        Assert.Equal(204, (await server.SendAsync("PUT", path, """{"name":"changed"}""")).Code);
        var prompt = (await server.SendAsync("GET", path)).Json;
        Assert.Equal(("changed", "d", """["t"]"""), (Text(prompt, "name"), Text(prompt, "description"), prompt.GetProperty("tags").GetRawText()));

        Assert.Equal(204, (await server.SendAsync("PUT", path, """{"name":"changed","description":null,"tags":[]}""")).Code);
        prompt = (await server.SendAsync("GET", path)).Json;
        Assert.False(prompt.TryGetProperty("description", out _));
        Assert.False(prompt.TryGetProperty("tags", out _));
        Assert.Equal(1, prompt.GetProperty("version_count").GetInt32());

        Assert.Equal(409, (await server.SendAsync("PUT", path, """{"name":"In the Way"}""")).Code);
        Assert.Equal(422, (await server.SendAsync("PUT", path, """{"description":"no name"}""")).Code);
        Assert.Equal(404, (await server.SendAsync("PUT", $"{Root}/{Guid.CreateVersion7()}", """{"name":"nobody"}""")).Code);
    }

    [Fact]
    public async Task Deleting_takes_the_versions_along_and_repeats_without_error()
    {
        var path = await CreateAsync("""{"name":"to delete","template":"x"}""");
        var version = Text((await server.SendAsync("GET", path)).Json.GetProperty("latest_version"), "id");

        Assert.Equal(204, (await server.SendAsync("DELETE", path)).Code);
        Assert.Equal(204, (await server.SendAsync("DELETE", path)).Code);
        Assert.Equal(404, (await server.SendAsync("GET", path)).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/versions/{version}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", path + "/versions")).Code);

        // The name is free again, and counting starts anew.
        var again = await CreateAsync("""{"name":"to delete","template":"y"}""");
        Assert.Equal("v1", Text((await server.SendAsync("GET", again)).Json.GetProperty("latest_version"), "version_number"));
        Assert.Equal(204, (await server.SendAsync("POST", Root + "/delete", $$"""{"ids":["{{again[^36..]}}","{{Guid.CreateVersion7()}}"]}""")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", again)).Code);
    }

    [Fact]
    public async Task The_list_is_filtered_sorted_and_paged()
    {
        await CreateAsync("""{"name":"list b","tags":["red"],"template":"1","project_name":"listing"}""");
        await CreateAsync("""{"name":"list A","tags":["red","blue"],"template":"2","template_structure":"chat","project_name":"listing"}""");
        await CreateAsync("""{"name":"list c","project_name":"listing"}""");
        var id = Text((await server.SendAsync("POST", "/v1/private/projects/retrieve", """{"name":"listing"}""")).Json, "id");

        async Task<string> NamesAsync(string query) =>
            string.Join(',', (await server.SendAsync("GET", $"{Root}?project_id={id}&{query}")).Json.GetProperty("content").EnumerateArray().Select(row => Text(row, "name")));

        Assert.Equal("list c,list A,list b", await NamesAsync(""));
        Assert.Equal("list A,list b,list c", await NamesAsync("sorting=" + Uri.EscapeDataString("""[{"field":"name","direction":"ASC"}]""")));
        Assert.Equal("list A,list b", await NamesAsync("filters=" + Uri.EscapeDataString("""[{"field":"tags","operator":"contains","value":"red"}]""")));
        Assert.Equal("list A", await NamesAsync("filters=" + Uri.EscapeDataString("""[{"field":"template_structure","operator":"=","value":"chat"}]""")));
        Assert.Equal("list A,list b", await NamesAsync("filters=" + Uri.EscapeDataString("""[{"field":"version_count","operator":">","value":"0"}]""")));
        Assert.Equal("list A", await NamesAsync("page=2&size=1"));
        Assert.Equal("list c", await NamesAsync("name=T%20C"));
        Assert.Equal(400, (await server.SendAsync("GET", Root + "?filters=" + Uri.EscapeDataString("""[{"field":"nothing","operator":"=","value":"1"}]"""))).Code);
    }

    [Fact]
    public async Task New_versions_are_in_the_feed_of_their_project()
    {
        await server.SendAsync("POST", "/v1/private/traces", $$"""{"project_name":"feed","name":"t","start_time":"{{DateTime.UtcNow.AddDays(-2):O}}" }""");
        var path = await CreateAsync("""{"name":"in the feed","template":"1","project_name":"feed"}""");
        await server.SendAsync("POST", Root + "/versions", """{"name":"in the feed","project_name":"feed","version":{"template":"2"}}""");
        await server.SendAsync("POST", Root + "/versions", """{"name":"in the feed","project_name":"feed","version":{"template":"m","version_type":"mask"}}""");
        await server.SendAsync("POST", Root + "/versions", """{"name":"elsewhere","project_name":"no feed","version":{"template":"3"}}""");
        var id = Text((await server.SendAsync("POST", "/v1/private/projects/retrieve", """{"name":"feed"}""")).Json, "id");
        var feed = $"/v1/private/projects/{id}/activities";

        var all = (await server.SendAsync("GET", feed)).Json;
        Assert.Equal((3, 3), (all.GetProperty("total").GetInt32(), all.GetProperty("size").GetInt32()));
        Assert.Equal(["prompt_version", "prompt_version", "trace_daily"], all.GetProperty("content").EnumerateArray().Select(item => Text(item, "type")));
        Assert.Equal(("in the feed", path[^36..]), (Text(all.GetProperty("content")[0], "name"), Text(all.GetProperty("content")[0], "resource_id")));
        var second = (await server.SendAsync("GET", feed + "?page=2&size=2")).Json;
        Assert.Equal((3, "trace_daily"), (second.GetProperty("total").GetInt32(), Text(Assert.Single(second.GetProperty("content").EnumerateArray()), "type")));
        Assert.Equal(0, (await server.SendAsync("GET", feed + "?page=2000000000&size=100")).Json.GetProperty("size").GetInt32());
    }

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        var path = await CreateAsync("""{"name":"lasting","template":"1","tags":["t"]}""");
        var before = (await server.SendAsync("GET", path)).Body;

        await server.RestartAsync();

        Assert.Equal(before, (await server.SendAsync("GET", path)).Body);
        var next = await server.SendAsync("POST", Root + "/versions", """{"name":"lasting","version":{"template":"2"}}""");
        Assert.Equal("v2", Text(next.Json, "version_number"));
    }

    private async Task<string> CreateAsync(string body)
    {
        var created = await server.SendAsync("POST", Root, body);
        Assert.Equal(201, created.Code);
        return new Uri(created.Location!).AbsolutePath;
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
