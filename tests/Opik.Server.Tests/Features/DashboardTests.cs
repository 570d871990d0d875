using System.Text.Json;

namespace Opik.Server.Tests.Features;

public sealed class DashboardTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Unknown = "01a1fba6-8ec1-737f-baf2-ccc9f49854a9";

    [Theory]
    [InlineData("/v1/private/dashboards", "workspace")]
    [InlineData("/v1/private/insights-views", "insights")]
    public async Task A_dashboard_is_created_with_its_defaults_changed_and_deleted(string root, string scope)
    {
        var created = await server.SendAsync("POST", root, """{"name":" Größe & Cost ","config":{"version": 2, "sections":[{"id":"s"}]}}""");
        Assert.Equal(201, created.Code);
        var path = new Uri(created.Location!).AbsolutePath;
        var read = await server.SendAsync("GET", path);

        Assert.Equal(created.Body, read.Body);
        Assert.Equal(("Größe & Cost", "größe-cost", "multi_project", scope), (Text(read, "name"), Text(read, "slug"), Text(read, "type"), Text(read, "scope")));
        Assert.Equal("00000000-0000-7000-8000-000000000001", Text(read, "workspace_id"));
        Assert.Equal("""{"version":2,"sections":[{"id":"s"}]}""", read.Json.GetProperty("config").GetRawText());
        Assert.False(read.Json.TryGetProperty("project_id", out _));

        var changed = await server.SendAsync("PATCH", path, """{"name":"Costs","type":"experiments","description":"d"}""");
        Assert.Equal(200, changed.Code);
        Assert.Equal(("Costs", "costs", "experiments", "d"), (Text(changed, "name"), Text(changed, "slug"), Text(changed, "type"), Text(changed, "description")));
        Assert.Equal("""{"version":2,"sections":[{"id":"s"}]}""", changed.Json.GetProperty("config").GetRawText());

        Assert.Equal(204, (await server.SendAsync("DELETE", path)).Code);
        Assert.Equal(204, (await server.SendAsync("DELETE", path)).Code);
        Assert.Equal(404, (await server.SendAsync("GET", path)).Code);
        Assert.Equal(404, (await server.SendAsync("PATCH", path, "{}")).Code);
    }

    [Fact]
    public async Task A_dashboard_is_no_insights_view_and_the_other_way_round()
    {
        var id = await CreateAsync("/v1/private/dashboards", """{"name":"only here","config":{}}""");
        var view = await CreateAsync("/v1/private/insights-views", """{"name":"only here","config":{}}""");

        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/insights-views/{id}")).Code);
        Assert.Equal(404, (await server.SendAsync("PATCH", $"/v1/private/dashboards/{view}", "{}")).Code);
        Assert.Equal(204, (await server.SendAsync("DELETE", $"/v1/private/insights-views/{id}")).Code);
        Assert.Equal(200, (await server.SendAsync("GET", $"/v1/private/dashboards/{id}")).Code);
        Assert.Equal([id], await IdsAsync("/v1/private/dashboards?name=ONLY%20here"));
        Assert.Equal([view], await IdsAsync("/v1/private/insights-views?name=only"));
    }

    [Fact]
    public async Task A_name_is_taken_once_and_slugs_never_meet()
    {
        await CreateAsync("/v1/private/dashboards", """{"name":"Taken","config":{}}""");
        var other = await CreateAsync("/v1/private/dashboards", """{"name":"Taken!","config":{}}""");
        var again = await server.SendAsync("POST", "/v1/private/dashboards", """{"name":"taken ","config":{}}""");

        Assert.Equal(409, again.Code);
        Assert.Equal(["Dashboard already exists"], again.Errors);
        Assert.Equal(409, (await server.SendAsync("PATCH", $"/v1/private/dashboards/{other}", """{"name":"TAKEN"}""")).Code);
        Assert.Equal(200, (await server.SendAsync("PATCH", $"/v1/private/dashboards/{other}", """{"name":"TAKEN!"}""")).Code);
        Assert.Equal("taken-2", Text(await server.SendAsync("GET", $"/v1/private/dashboards/{other}"), "slug"));
    }

    [Fact]
    public async Task Of_many_that_ask_for_one_name_at_once_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => server.SendAsync("POST", "/v1/private/dashboards", """{"name":"contested","config":{}}""")));

        Assert.Equal(1, answers.Count(answer => answer.Code == 201));
        Assert.Equal(11, answers.Count(answer => answer.Code == 409));
    }

    [Theory]
    [InlineData("""{"config":{}}""", "name must not be blank")]
    [InlineData("""{"name":" ","config":{}}""", "name must not be blank")]
    [InlineData("""{"name":"n"}""", "config must not be null")]
    [InlineData("""{"name":"n","config":null}""", "config must not be null")]
    [InlineData("""{"name":"n","config":[1]}""", "config must be an object")]
    [InlineData("""{"name":"n","config":{},"project_name":" "}""", "projectName must not be blank")]
    public async Task Broken_rules_are_told_by_name(string json, string error)
    {
        var answer = await server.SendAsync("POST", "/v1/private/dashboards", json);

        Assert.Equal(422, answer.Code);
        Assert.Equal([error], answer.Errors);
    }

    [Fact]
    public async Task Lengths_and_sizes_are_limited()
    {
        var name = new string('n', 121);
        var description = new string('d', 1001);
        var config = new string('c', 1024 * 1024);

        Assert.Equal(["name size must be between 0 and 120"], (await server.SendAsync("POST", "/v1/private/dashboards", $$"""{"name":"{{name}}","config":{} }""")).Errors);
        Assert.Equal(["description size must be between 0 and 1000"], (await server.SendAsync("POST", "/v1/private/dashboards", $$"""{"name":"n","description":"{{description}}","config":{} }""")).Errors);
        Assert.Equal(["config size must be between 0 and 1048576 bytes"], (await server.SendAsync("POST", "/v1/private/dashboards", $$"""{"name":"n","config":{"c":"{{config}}"} }""")).Errors);
        Assert.Equal(400, (await server.SendAsync("POST", "/v1/private/dashboards", """{"name":"n","type":"other","config":{}}""")).Code);
    }

    [Fact]
    public async Task Dashboards_of_a_project_are_listed_under_it()
    {
        var inProject = await CreateAsync("/v1/private/dashboards", """{"name":"in a project","project_name":"with dashboards","config":{}}""");
        await CreateAsync("/v1/private/dashboards", """{"name":"in a project","config":{}}""");
        var project = Text(await server.SendAsync("GET", $"/v1/private/dashboards/{inProject}"), "project_id");

        Assert.Equal([inProject], await IdsAsync($"/v1/private/projects/{project}/dashboards"));
        Assert.Equal([inProject], await IdsAsync($"/v1/private/dashboards?project_id={project}"));
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/projects/{Unknown}/dashboards")).Code);
        Assert.Equal(404, (await server.SendAsync("POST", "/v1/private/dashboards", $$"""{"name":"n","config":{},"project_id":"{{Unknown}}"}""")).Code);
    }

    [Fact]
    public async Task The_list_is_filtered_sorted_and_paged()
    {
        var a = await CreateAsync("/v1/private/dashboards", """{"name":"list b","type":"experiments","description":"X1","config":{}}""");
        var b = await CreateAsync("/v1/private/dashboards", """{"name":"list A","config":{}}""");
        var c = await CreateAsync("/v1/private/dashboards", """{"name":"list c","config":{}}""");

        Assert.Equal([c, b, a], await IdsAsync("/v1/private/dashboards?name=list"));
        Assert.Equal([b, a, c], await IdsAsync("/v1/private/dashboards?name=list" + Sorting("name", "ASC")));
        Assert.Equal([a], await IdsAsync("/v1/private/dashboards?name=list" + Filter("type", "=", "experiments")));
        Assert.Equal([a], await IdsAsync("/v1/private/dashboards?name=list" + Filter("description", "contains", "x1")));
        Assert.Equal([b], await IdsAsync("/v1/private/dashboards?name=list&size=1&page=2"));
        Assert.Equal(3, (await server.SendAsync("GET", "/v1/private/dashboards?name=list&size=1&page=2")).Json.GetProperty("total").GetInt32());
        Assert.Equal(400, (await server.SendAsync("GET", "/v1/private/dashboards?name=list" + Filter("config", "=", "x"))).Code);
        foreach (var field in (string[])["id", "name", "description", "type", "scope", "created_at", "last_updated_at", "created_by", "last_updated_by"])
            Assert.Equal(3, (await IdsAsync("/v1/private/dashboards?name=list" + Sorting(field, "DESC"))).Count);
    }

    [Fact]
    public async Task Several_are_deleted_at_once()
    {
        var a = await CreateAsync("/v1/private/insights-views", """{"name":"gone 1","config":{}}""");
        var b = await CreateAsync("/v1/private/insights-views", """{"name":"gone 2","config":{}}""");

        Assert.Equal(204, (await server.SendAsync("POST", "/v1/private/insights-views/delete-batch", $$"""{"ids":["{{a}}","{{b}}","{{Unknown}}"]}""")).Code);
        Assert.Empty(await IdsAsync("/v1/private/insights-views?name=gone"));
        Assert.Equal(422, (await server.SendAsync("POST", "/v1/private/insights-views/delete-batch", """{"ids":[]}""")).Code);
    }

    [Theory]
    [InlineData("POST", "/v1/private/dashboards/no-id/widgets/w/query")]
    [InlineData("POST", "/v1/private/insights-views/no-id/widgets/w/query")]
    [InlineData("POST", "/v1/internal/dashboard-saved-queries")]
    [InlineData("GET", "/v1/internal/dashboard-saved-queries/no-id")]
    public async Task Custom_charts_are_refused_before_anything_else_is_looked_at(string method, string path) =>
        Assert.Equal(501, (await server.SendAsync(method, path, method == "POST" ? "no json" : null)).Code);

    [Fact]
    public async Task Dashboards_survive_a_restart()
    {
        await using var own = new ServerFixture();
        await own.InitializeAsync();
        var created = await own.SendAsync("POST", "/v1/private/dashboards", """{"name":"kept","config":{"a":1}}""");
        await own.RestartAsync();

        Assert.Equal(created.Body, (await own.SendAsync("GET", new Uri(created.Location!).AbsolutePath)).Body);
    }

    private async Task<string> CreateAsync(string root, string json)
    {
        var answer = await server.SendAsync("POST", root, json);
        Assert.True(answer.Code == 201, answer.Body);
        return Text(answer, "id");
    }

    private async Task<List<string>> IdsAsync(string path)
    {
        var answer = await server.SendAsync("GET", path);
        Assert.True(answer.Code == 200, answer.Body);
        return [.. answer.Json.GetProperty("content").EnumerateArray().Select(row => row.GetProperty("id").GetString()!)];
    }

    private static string Text(Answer answer, string member) => answer.Json.GetProperty(member).GetString()!;

    private static string Filter(string field, string @operator, string value) =>
        "&filters=" + Uri.EscapeDataString(JsonSerializer.Serialize(new[] { new { field, @operator, value } }));

    private static string Sorting(string field, string direction) => "&sorting=" + Uri.EscapeDataString(JsonSerializer.Serialize(new[] { new { field, direction } }));
}
