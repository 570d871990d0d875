using System.Text.Json;

namespace Opik.Server.Tests.Features;

public sealed class ProjectTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/projects";
    private const string UnknownId = "01a1fba6-8ec1-737f-baf2-ccc9f49854a9";

    [Fact]
    public async Task A_project_is_created_read_changed_and_deleted()
    {
        var created = await server.SendAsync("POST", Root, """{"name":" Checkout ","description":"d","visibility":"public","unknown":1}""");
        Assert.Equal((201, string.Empty), (created.Code, created.Body));
        var path = new Uri(created.Location!).AbsolutePath;

        var read = await server.SendAsync("GET", path);
        Assert.Equal(200, read.Code);
        Assert.Equal(path[(Root.Length + 1)..], read.Json.GetProperty("id").GetString());
        Assert.Equal("Checkout", read.Json.GetProperty("name").GetString());
        Assert.Equal("public", read.Json.GetProperty("visibility").GetString());
        Assert.Equal("admin", read.Json.GetProperty("created_by").GetString());
        Assert.EndsWith("Z", read.Json.GetProperty("created_at").GetString(), StringComparison.Ordinal);
        Assert.False(read.Json.TryGetProperty("last_updated_trace_at", out _));

        Assert.Equal(204, (await server.SendAsync("PATCH", path, """{"name":"Checkout 2","visibility":"private"}""")).Code);
        read = await server.SendAsync("GET", path + "/");
        Assert.Equal(("Checkout 2", "d", "private"), (Text(read, "name"), Text(read, "description"), Text(read, "visibility")));

        Assert.Equal(204, (await server.SendAsync("DELETE", path)).Code);
        Assert.Equal(["Project not found"], (await server.SendAsync("GET", path)).Errors);
        Assert.Equal(204, (await server.SendAsync("DELETE", path)).Code);
    }

    [Theory]
    [InlineData("POST", "", "{}", 422, "name must not be blank")]
    [InlineData("POST", "", """{"name":"  "}""", 422, "name must not be blank")]
    [InlineData("POST", "", """{"name":null}""", 422, "name must not be blank")]
    [InlineData("PATCH", "/" + UnknownId, """{"name":" "}""", 422, "name must not be blank")]
    [InlineData("PATCH", "/" + UnknownId, """{"name":"x"}""", 404, "Project not found")]
    [InlineData("POST", "/retrieve", "{}", 422, "name must not be blank")]
    [InlineData("POST", "/retrieve", """{"name":"nobody made this"}""", 404, "Project not found")]
    [InlineData("POST", "/delete", "{}", 422, "ids must not be null")]
    [InlineData("POST", "/delete", """{"ids":[]}""", 422, "ids size must be between 1 and 1000")]
    public async Task Broken_rules_are_told_by_name(string method, string path, string json, int status, string error)
    {
        var answer = await server.SendAsync(method, Root + path, json);

        Assert.Equal(status, answer.Code);
        Assert.Equal([error], answer.Errors);
    }

    [Theory]
    [InlineData("POST", "", "")]
    [InlineData("POST", "", "[]")]
    [InlineData("POST", "", "null")]
    [InlineData("POST", "", """{"name":{}}""")]
    [InlineData("POST", "", """{"name":"x","visibility":"secret"}""")]
    [InlineData("POST", "/delete", """{"ids":["x"]}""")]
    public async Task Unreadable_bodies_are_400(string method, string path, string json) =>
        Assert.Equal(400, (await server.SendAsync(method, Root + path, json)).Code);

    [Theory]
    [InlineData("?page=0", 400)]
    [InlineData("?size=0", 400)]
    [InlineData("?sorting=nonsense", 400)]
    [InlineData("?sorting=%5B%7B%22field%22%3A%22unknown%22%7D%5D", 200)]
    [InlineData("/not-a-uuid", 404)]
    [InlineData("/" + UnknownId, 404)]
    [InlineData("/" + UnknownId + "/datasets", 404)]
    [InlineData("/" + UnknownId + "/activities", 404)]
    [InlineData("/" + UnknownId + "/token-usage/names", 404)]
    public async Task Queries_are_checked(string query, int status) =>
        Assert.Equal(status, (await server.SendAsync("GET", Root + query)).Code);

    [Fact]
    public async Task A_description_has_at_most_255_characters()
    {
        var answer = await server.SendAsync("POST", Root, JsonSerializer.Serialize(new { name = "long", description = new string('x', 256) }));

        Assert.Equal((422, "description size must be between 0 and 255"), (answer.Code, answer.Errors[0]));
    }

    [Fact]
    public async Task Names_are_unique_without_case()
    {
        var first = await CreateAsync("Unique");
        var second = await CreateAsync("Other");

        Assert.Equal(409, (await server.SendAsync("POST", Root, """{"name":"uNIQUE "}""")).Code);
        Assert.Equal(409, (await server.SendAsync("PATCH", $"{Root}/{second}", """{"name":"unique"}""")).Code);
        Assert.Equal(204, (await server.SendAsync("PATCH", $"{Root}/{first}", """{"name":"unique"}""")).Code);
    }

    [Theory]
    [InlineData("""{"name":"RETRIEVED"}""")]
    [InlineData("""{"name":" retrieved ","include_stats":false}""")]
    [InlineData("""{"name":"Retrieved","includeStats":false}""")]
    public async Task A_project_is_found_by_name(string json)
    {
        var created = await server.SendAsync("POST", Root, """{"name":"Retrieved"}""");
        Assert.Contains(created.Code, new[] { 201, 409 });
        var answer = await server.SendAsync("POST", Root + "/retrieve", json);

        Assert.Equal(("Retrieved", 200), (Text(answer, "name"), answer.Code));
        Assert.False(answer.Json.TryGetProperty("trace_count", out _));
    }

    [Fact]
    public async Task Pages_tell_their_size_their_total_and_how_they_can_be_sorted()
    {
        foreach (var name in new[] { "Paged b", "paged A", "Paged c" })
            await CreateAsync(name);
        var sorting = Uri.EscapeDataString("""[{"field":"name","direction":"ASC"}]""");
        var first = await server.SendAsync("GET", $"{Root}?name=PAGED&size=2&sorting={sorting}");
        var second = await server.SendAsync("GET", $"{Root}?name=PAGED&size=2&page=2&sorting={sorting}");
        var byTrace = await server.SendAsync("GET", $"{Root}?name=PAGED&sorting={Uri.EscapeDataString("""[{"field":"last_updated_trace_at","direction":"DESC"}]""")}");

        Assert.Equal((1, 2, 3), (first.Json.GetProperty("page").GetInt32(), first.Json.GetProperty("size").GetInt32(), first.Json.GetProperty("total").GetInt32()));
        Assert.Equal(["paged A", "Paged b"], Names(first));
        Assert.Equal(["Paged c"], Names(second));
        Assert.Equal(1, second.Json.GetProperty("size").GetInt32());
        Assert.Equal(["Paged c", "paged A", "Paged b"], Names(byTrace));
        Assert.Contains("last_updated_trace_at", first.Json.GetProperty("sortable_by").EnumerateArray().Select(field => field.GetString()));
    }

    [Fact]
    public async Task Several_projects_are_deleted_at_once_and_unknown_ids_do_not_matter()
    {
        var first = await CreateAsync("gone 1");
        var second = await CreateAsync("gone 2");
        var answer = await server.SendAsync("POST", Root + "/delete", $$"""{"ids":["{{first}}","{{second}}","{{UnknownId}}"]}""");

        Assert.Equal((204, 404), (answer.Code, (await server.SendAsync("GET", $"{Root}/{first}")).Code));
        Assert.Empty(Names(await server.SendAsync("GET", Root + "?name=gone")));
    }

    [Theory]
    [InlineData("alerts")]
    [InlineData("dashboards")]
    [InlineData("datasets")]
    [InlineData("experiments")]
    [InlineData("optimizations")]
    [InlineData("prompts")]
    public async Task Lists_of_a_project_that_has_none_are_empty_pages(string list)
    {
        var id = await CreateAsync("lists " + list);
        var answer = await server.SendAsync("GET", $"{Root}/{id}/{list}?size=5");

        Assert.StartsWith("""{"page":1,"size":0,"total":0,"content":[],"sortable_by":[""", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_ingest_made_shows_its_last_trace_its_scores_and_its_activity()
    {
        var trace = Guid.CreateVersion7();
        var time = DateTime.UtcNow.AddMinutes(-1).ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ");
        var batch = $$"""{"traces":[{"id":"{{trace}}","project_name":"ingested","name":"t","start_time":"{{time}}","end_time":"{{time}}"}]}""";
        Assert.Equal(204, (await server.SendAsync("POST", "/v1/private/traces/batch", batch)).Code);
        var scores = $$"""{"scores":[{"id":"{{trace}}","project_name":"ingested","name":"tone","value":1,"source":"sdk"}]}""";
        Assert.Equal(204, (await server.SendAsync("PUT", "/v1/private/traces/feedback-scores", scores)).Code);

        var project = await server.SendAsync("POST", Root + "/retrieve", """{"name":"INGESTED"}""");
        var id = Text(project, "id");
        Assert.InRange(project.Json.GetProperty("last_updated_trace_at").GetDateTime(), DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow);

        var names = await server.SendAsync("GET", $"{Root}/feedback-scores/names?project_ids={Uri.EscapeDataString($"[\"{id}\"]")}");
        Assert.Equal("tone", names.Json.GetProperty("scores")[0].GetProperty("name").GetString());
        Assert.Equal(400, (await server.SendAsync("GET", Root + "/feedback-scores/names?project_ids=x")).Code);

        var activities = await server.SendAsync("GET", $"{Root}/{id}/activities");
        var day = Assert.Single(activities.Json.GetProperty("content").EnumerateArray());
        Assert.Equal(("trace_daily", "1 trace"), (day.GetProperty("type").GetString(), day.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Concurrent_creates_of_one_name_succeed_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.SendAsync("POST", Root, """{"name":"raced"}""")));

        Assert.Equal(1, answers.Count(answer => answer.Code == 201));
        Assert.Equal(19, answers.Count(answer => answer.Code == 409));
    }

    private async Task<string> CreateAsync(string name)
    {
        var created = await server.SendAsync("POST", Root, JsonSerializer.Serialize(new { name }));
        Assert.Equal(201, created.Code);
        return created.Location![(created.Location!.LastIndexOf('/') + 1)..];
    }

    private static string? Text(Answer answer, string member) => answer.Json.GetProperty(member).GetString();

    private static IEnumerable<string?> Names(Answer page) => page.Json.GetProperty("content").EnumerateArray().Select(row => row.GetProperty("name").GetString());
}
