using System.Text.Json;

namespace Opik.Server.Tests.Features;

public sealed class SavedViewTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/saved-views";

    [Fact]
    public async Task A_view_is_created_changed_reordered_and_deleted()
    {
        var project = await ProjectAsync("views");
        var first = await CreateAsync($$$"""{"project_id":"{{{project}}}","page":"logs-traces","name":" Slow ","state":{"filters": [1]}}""");
        var second = await CreateAsync($$$"""{"project_id":"{{{project}}}","page":"logs-traces","name":"Errors","shared":true,"state":{}}""");
        await CreateAsync($$$"""{"project_id":"{{{project}}}","page":"logs-spans","name":"elsewhere","state":{}}""");

        var view = (await server.SendAsync("GET", $"{Root}/{first}")).Json;
        Assert.Equal(("Slow", false, true, 1), (Text(view, "name"), view.GetProperty("shared").GetBoolean(), view.GetProperty("own").GetBoolean(), view.GetProperty("revision").GetInt32()));
        Assert.Equal("""{"filters":[1]}""", view.GetProperty("state").GetRawText());
        Assert.Equal(["Slow", "Errors"], await NamesAsync(project, "logs-traces"));

        var changed = await server.SendAsync("PATCH", $"{Root}/{first}", """{"revision":1,"name":"Slower","state":{"a":2}}""");
        Assert.Equal((200, 2), (changed.Code, changed.Json.GetProperty("revision").GetInt32()));
        Assert.Equal(204, (await server.SendAsync("PUT", $"{Root}/order", $$$"""{"project_id":"{{{project}}}","page":"logs-traces","ids":["{{{second}}}"]}""")).Code);
        Assert.Equal(["Errors", "Slower"], await NamesAsync(project, "logs-traces"));

        Assert.Equal(204, (await server.SendAsync("DELETE", $"{Root}/{first}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{first}")).Code);
        Assert.Equal(["Errors"], await NamesAsync(project, "logs-traces"));
    }

    [Fact]
    public async Task Of_two_who_save_at_once_the_second_is_told()
    {
        var id = await CreateAsync("""{"page":"datasets","name":"both","state":{"a":1}}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => server.SendAsync("PATCH", $"{Root}/{id}", $$$"""{"revision":1,"state":{"a":{{{number}}}}}""")));

        Assert.Equal(1, answers.Count(answer => answer.Code == 200));
        Assert.All(answers.Where(answer => answer.Code != 200), answer => Assert.Equal((409, "admin changed the view in the meantime: read it again before you save"), (answer.Code, answer.Errors[0])));
    }

    [Fact]
    public async Task Views_go_with_their_project_and_no_late_one_comes()
    {
        var project = await ProjectAsync("goes");
        var id = await CreateAsync($$$"""{"project_id":"{{{project}}}","page":"logs-traces","name":"n","state":{}}""");

        Assert.Equal(204, (await server.SendAsync("DELETE", $"/v1/private/projects/{project}")).Code);

        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await server.SendAsync("GET", $"{Root}/{id}")).Code != 404)
            await Task.Delay(20, late.Token);
        Assert.Equal(404, (await server.SendAsync("POST", Root, $$$"""{"project_id":"{{{project}}}","page":"logs-traces","name":"n","state":{}}""")).Code);
    }

    [Theory]
    [InlineData("""{"name":"n","state":{}}""", "page must be a name of 1 to 60 small letters, digits and hyphens")]
    [InlineData("""{"page":"No Page","name":"n","state":{}}""", "page must be a name of 1 to 60 small letters, digits and hyphens")]
    [InlineData("""{"page":"p","name":" ","state":{}}""", "name must not be blank")]
    [InlineData("""{"page":"p","name":"n"}""", "state must not be null")]
    [InlineData("""{"page":"p","name":"n","state":[]}""", "state must be an object")]
    public async Task Broken_rules_are_told_by_name(string json, string error)
    {
        var answer = await server.SendAsync("POST", Root, json);

        Assert.Equal((422, error), (answer.Code, answer.Errors[0]));
    }

    [Fact]
    public async Task A_state_has_a_greatest_size_and_a_page_a_greatest_number_of_views()
    {
        var large = new string('x', 64 * 1024);
        Assert.Equal(422, (await server.SendAsync("POST", Root, $$$"""{"page":"p","name":"n","state":{"a":"{{{large}}}"}}""")).Code);

        var other = await CreateAsync("""{"page":"p","name":"n","state":{}}""");
        Assert.Equal(422, (await server.SendAsync("PATCH", $"{Root}/{other}", $$$"""{"revision":1,"state":{"a":"{{{large}}}"}}""")).Code);

        // A draft of the playground holds whole conversations.
        var draft = await CreateAsync($$$"""{"page":"playground","name":"n","state":{"a":"{{{large}}}"}}""");
        Assert.Equal(200, (await server.SendAsync("PATCH", $"{Root}/{draft}", $$$"""{"revision":1,"state":{"a":"{{{large}}}{{{large}}}"}}""")).Code);
        Assert.Equal(422, (await server.SendAsync("PATCH", $"{Root}/{draft}", $$$"""{"revision":2,"state":{"a":"{{{new string('x', 4 * 1024 * 1024)}}}"}}""")).Code);

        for (var i = 0; i < 200; i++)
            await CreateAsync("""{"page":"full","name":"n","state":{}}""");
        Assert.Equal(409, (await server.SendAsync("POST", Root, """{"page":"full","name":"n","state":{}}""")).Code);
    }

    private async Task<string> ProjectAsync(string name)
    {
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/projects", $$$"""{"name":"{{{name}}}"}""")).Code);
        return Text((await server.SendAsync("POST", "/v1/private/projects/retrieve", $$$"""{"name":"{{{name}}}"}""")).Json, "id")!;
    }

    private async Task<string> CreateAsync(string json)
    {
        var answer = await server.SendAsync("POST", Root, json);
        Assert.True(answer.Code == 201, answer.Body);
        return Text(answer.Json, "id")!;
    }

    private async Task<IReadOnlyList<string?>> NamesAsync(string project, string page) =>
        [.. (await server.SendAsync("GET", $"{Root}?project_id={project}&page={page}")).Json.GetProperty("content").EnumerateArray().Select(view => Text(view, "name"))];

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
