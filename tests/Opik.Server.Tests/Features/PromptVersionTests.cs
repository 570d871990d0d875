using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>Versions of prompts: create, look up, restore, tag, assign to environments.</summary>
public sealed class PromptVersionTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/prompts";

    [Fact]
    public async Task A_version_is_answered_with_200_and_makes_the_prompt()
    {
        var first = await VersionAsync("""{"name":"made","template_structure":"chat","version":{"template":"[{\"role\":\"user\",\"content\":\"{{q}}\"}]","metadata":null}}""");
        var second = await VersionAsync("""{"name":"Made","template_structure":"text","version":{"template":"{% if q %}{{ q }}{% endif %}","type":"jinja2","tags":["x"],"change_description":"c"}}""");

        Assert.Equal(("v1", "chat", "prompt_version", "mustache"), (Text(first, "version_number"), Text(first, "template_structure"), Text(first, "version_type"), Text(first, "type")));
        Assert.Equal("""["q"]""", first.GetProperty("variables").GetRawText());
        Assert.False(first.TryGetProperty("metadata", out _));
        // The structure is fixed by the first version; another one later is passed over.
        Assert.Equal(("v2", "chat", "jinja2", Text(first, "prompt_id")), (Text(second, "version_number"), Text(second, "template_structure"), Text(second, "type"), Text(second, "prompt_id")));
        Assert.NotEqual(Text(first, "commit"), Text(second, "commit"));
    }

    [Fact]
    public async Task An_id_or_commit_is_used_once()
    {
        var id = Guid.CreateVersion7();
        var own = await VersionAsync($$"""{"name":"once","version":{"id":"{{id}}","template":"1"} }""");
        Assert.Equal((id.ToString(), id.ToString()[^8..]), (Text(own, "id"), Text(own, "commit")));
        await VersionAsync("""{"name":"once","version":{"commit":"abcd1234","template":"2"}}""");

        foreach (var version in new[] { $$"""{"id":"{{id}}","template":"3"}""", """{"commit":"abcd1234","template":"3"}""" })
        {
            var answer = await server.SendAsync("POST", Root + "/versions", $$"""{"name":"once","version":{{version}}}""");
            Assert.Equal((409, """{"code":409,"message":"Prompt version already exists"}"""), (answer.Code, answer.Body));
        }

        Assert.Equal("v3", Text(await VersionAsync("""{"name":"once","version":{"template":"3"}}"""), "version_number"));
    }

    [Theory]
    [InlineData("""{"version":{"template":"x"}}""", "name must not be blank")]
    [InlineData("""{"name":"x"}""", "version must not be null")]
    [InlineData("""{"name":"x","version":{}}""", "version.template must not be blank")]
    [InlineData("""{"name":"x","version":{"template":"t","commit":"zz"}}""", "version.commit must be 8 letters or digits")]
    [InlineData("""{"name":"x","version":{"template":"t","tags":[""]}}""", "version.tags[] must not be blank")]
    [InlineData("""{"name":"x","version":{"template":"t","environments":["a b"]}}""", "version.environments[] must contain only letters, digits, '_' and '-'")]
    [InlineData("""{"name":"x","version":{"template":"t","version_type":"mask","environment":"e"}}""", "version.environments must be empty for a mask")]
    public async Task Broken_rules_are_told_by_name(string body, string error)
    {
        var answer = await server.SendAsync("POST", Root + "/versions", body);

        Assert.Equal(422, answer.Code);
        Assert.Equal([error], answer.Errors);
    }

    [Fact]
    public async Task Parallel_versions_get_numbers_of_their_own()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i =>
            server.SendAsync("POST", Root + "/versions", $$"""{"name":"crowded","project_name":"crowd","version":{"template":"text {{i}}"} }""")));

        Assert.All(answers, answer => Assert.Equal(200, answer.Code));
        Assert.Single(answers.Select(answer => Text(answer.Json, "prompt_id")).Distinct());
        Assert.Equal(
            Enumerable.Range(1, 32).Select(number => $"v{number}"),
            answers.Select(answer => Text(answer.Json, "version_number")).OrderBy(name => int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(32, answers.Select(answer => Text(answer.Json, "commit")).Distinct().Count());
    }

    [Fact]
    public async Task A_version_is_found_by_name_with_one_pin()
    {
        await EnvironmentAsync("pin-env");
        var first = await VersionAsync("""{"name":"pinned","version":{"template":"1","environments":["pin-env"]}}""");
        var second = await VersionAsync("""{"name":"pinned","version":{"template":"2"}}""");

        Assert.Equal("v2", await RetrieveAsync("""{"name":"pinned"}"""));
        Assert.Equal("v1", await RetrieveAsync($$"""{"name":" Pinned ","commit":"{{Text(first, "commit")}}"}"""));
        Assert.Equal("v1", await RetrieveAsync("""{"name":"pinned","environment":"PIN-env"}"""));
        Assert.Equal("v2", await RetrieveAsync("""{"name":"pinned","version_number":"v2"}"""));
        foreach (var missing in new[] { "\"commit\":\"00000000\"", "\"environment\":\"other\"", "\"version_number\":\"v3\"", "\"project_name\":\"no such project\"" })
            Assert.Equal(404, (await server.SendAsync("POST", Root + "/versions/retrieve", $$"""{"name":"pinned",{{missing}}}""")).Code);
        Assert.Equal(404, (await server.SendAsync("POST", Root + "/versions/retrieve", """{"name":"nobody"}""")).Code);
        var both = await server.SendAsync("POST", Root + "/versions/retrieve", $$"""{"name":"pinned","commit":"{{Text(second, "commit")}}","version_number":"v1"}""");
        Assert.Equal(422, both.Code);
        Assert.Equal(422, (await server.SendAsync("POST", Root + "/versions/retrieve", """{"name":"pinned","version_number":"2"}""")).Code);
    }

    [Fact]
    public async Task A_project_shows_its_own_prompt_or_one_without_a_project_never_another_ones()
    {
        await VersionAsync("""{"name":"scoped","project_name":"scope one","version":{"template":"one"}}""");
        await VersionAsync("""{"name":"only in one","project_name":"scope one","version":{"template":"one"}}""");
        await VersionAsync("""{"name":"of the workspace","version":{"template":"all"}}""");
        await VersionAsync("""{"name":"scoped","project_name":"scope two","version":{"template":"two"}}""");

        Assert.Equal("two", (await FoundAsync("""{"name":"scoped","project_name":"scope two"}""", deprecated: false)));
        Assert.Equal(404, (await server.SendAsync("POST", Root + "/versions/retrieve", """{"name":"only in one","project_name":"scope two"}""")).Code);
        Assert.Equal("all", await FoundAsync("""{"name":"of the workspace","project_name":"scope two"}""", deprecated: true));
        Assert.Equal("all", await FoundAsync("""{"name":"of the workspace"}""", deprecated: false));
        // Without a project: the one without a project, or else the newest.
        Assert.Equal("two", await FoundAsync("""{"name":"scoped"}""", deprecated: false));

        // A write never lands in the prompt without a project.
        Assert.Equal("v1", Text(await VersionAsync("""{"name":"of the workspace","project_name":"scope two","version":{"template":"own"}}"""), "version_number"));
        Assert.Equal("own", await FoundAsync("""{"name":"of the workspace","project_name":"scope two"}""", deprecated: false));
    }

    [Fact]
    public async Task A_version_is_found_by_id_number_ids_and_commits()
    {
        var first = await VersionAsync("""{"name":"found","version":{"template":"1","commit":"found001"}}""");
        var second = await VersionAsync("""{"name":"found","version":{"template":"2","commit":"shared01"}}""");
        await VersionAsync("""{"name":"found too","version":{"template":"3","commit":"shared01"}}""");
        var prompt = Text(first, "prompt_id");
        var unknown = Guid.CreateVersion7();

        Assert.Equal("1", Text((await server.SendAsync("GET", $"{Root}/versions/{Text(first, "id")}")).Json, "template"));
        Assert.Equal("2", Text((await server.SendAsync("GET", $"{Root}/{prompt}/versions/by-number/v2")).Json, "template"));
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{prompt}/versions/by-number/v3")).Code);
        Assert.Equal(400, (await server.SendAsync("GET", $"{Root}/{prompt}/versions/by-number/2")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/versions/{unknown}")).Code);

        var byIds = await server.SendAsync("POST", Root + "/versions/retrieve-by-ids", $$"""{"ids":["{{Text(second, "id")}}","{{unknown}}","{{Text(first, "id")}}"]}""");
        Assert.Equal(["2", "1"], byIds.Json.EnumerateArray().Select(version => Text(version, "template")));
        var byCommits = await server.SendAsync("POST", Root + "/retrieve-by-commits", """{"commits":["found001","shared01","nothing1"]}""");
        Assert.Equal(["found", "found", "found too"], byCommits.Json.EnumerateArray().Select(link => Text(link, "prompt_name")).Order(StringComparer.Ordinal));
        Assert.Equal(422, (await server.SendAsync("POST", Root + "/retrieve-by-commits", """{"commits":[]}""")).Code);

        var one = (await server.SendAsync("GET", Root + "/by-commit/found001")).Json;
        Assert.Equal(("found", "1", "2"), (Text(one, "name"), Text(one.GetProperty("requested_version"), "template"), Text(one.GetProperty("latest_version"), "template")));
        Assert.Equal(409, (await server.SendAsync("GET", Root + "/by-commit/shared01")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", Root + "/by-commit/nothing1")).Code);
    }

    [Fact]
    public async Task Masks_stay_out_of_the_history_and_are_found_by_id()
    {
        Assert.Equal(404, (await server.SendAsync("POST", Root + "/versions", """{"name":"unmasked","version":{"template":"m","version_type":"mask"}}""")).Code);
        var version = await VersionAsync("""{"name":"masked","version":{"template":"real"}}""");
        var mask = await VersionAsync("""{"name":"masked","version":{"template":"hidden","version_type":"mask"}}""");
        var (prompt, id) = (Text(version, "prompt_id"), Text(mask, "id"));

        Assert.Equal(("mask", prompt), (Text(mask, "version_type"), Text(mask, "prompt_id")));
        Assert.False(mask.TryGetProperty("version_number", out _));
        Assert.Equal("v1", await RetrieveAsync("""{"name":"masked"}"""));
        Assert.Equal(1, (await server.SendAsync("GET", $"{Root}/{prompt}/versions")).Json.GetProperty("total").GetInt32());
        Assert.Equal("hidden", Text((await server.SendAsync("GET", $"{Root}/versions/{id}")).Json, "template"));
        var overlaid = (await server.SendAsync("GET", $"{Root}/{prompt}?mask_id={id}")).Json;
        Assert.Equal(("real", "hidden", 1), (Text(overlaid.GetProperty("latest_version"), "template"), Text(overlaid.GetProperty("requested_version"), "template"), overlaid.GetProperty("version_count").GetInt32()));
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{prompt}?mask_id={Text(version, "id")}")).Code);
        Assert.Equal(400, (await server.SendAsync("GET", $"{Root}/{prompt}?mask_id={id}&environment=e")).Code);
        Assert.Equal(404, (await server.SendAsync("POST", $"{Root}/{prompt}/versions/{id}/restore")).Code);
        Assert.Equal("v2", Text(await VersionAsync("""{"name":"masked","version":{"template":"next"}}"""), "version_number"));
    }

    [Fact]
    public async Task An_old_version_is_restored_as_a_new_one()
    {
        var first = await VersionAsync("""{"name":"restored","version":{"template":"old {x}","type":"python","metadata":{"t":0.5},"tags":["good"]}}""");
        await VersionAsync("""{"name":"restored","version":{"template":"new"}}""");
        var other = await VersionAsync("""{"name":"not restored","version":{"template":"x"}}""");
        var path = $"{Root}/{Text(first, "prompt_id")}/versions";

        var restored = await server.SendAsync("POST", $"{path}/{Text(first, "id")}/restore");

        Assert.Equal(200, restored.Code);
        Assert.Equal(("v3", "old {x}", "python", "Restored from version v1"), (Text(restored.Json, "version_number"), Text(restored.Json, "template"), Text(restored.Json, "type"), Text(restored.Json, "change_description")));
        Assert.Equal(("""{"t":0.5}""", """["good"]""", """["x"]"""), (Raw(restored.Json, "metadata"), Raw(restored.Json, "tags"), Raw(restored.Json, "variables")));
        Assert.Equal(404, (await server.SendAsync("POST", $"{path}/{Text(other, "id")}/restore")).Code);
    }

    [Fact]
    public async Task Tags_are_replaced_merged_kept_and_limited()
    {
        var first = Text(await VersionAsync("""{"name":"tagged","version":{"template":"1","tags":["a"]}}"""), "id");
        var second = Text(await VersionAsync("""{"name":"tagged","version":{"template":"2"}}"""), "id");

        Assert.Equal(204, await TagAsync($$"""{"ids":["{{first}}","{{second}}","{{Guid.CreateVersion7()}}"],"update":{"tags":["b"]},"merge_tags":true}"""));
        Assert.Equal(("""["a","b"]""", """["b"]"""), (await TagsAsync(first), await TagsAsync(second)));
        Assert.Equal(204, await TagAsync($$"""{"ids":["{{first}}"],"update":{} }"""));
        Assert.Equal("""["a","b"]""", await TagsAsync(first));
        Assert.Equal(204, await TagAsync($$"""{"ids":["{{first}}"],"update":{"tags":["c"]} }"""));
        Assert.Equal("""["c"]""", await TagsAsync(first));

        var fifty = string.Join(',', Enumerable.Range(0, 50).Select(i => $"\"t{i}\""));
        Assert.Equal(422, await TagAsync($$"""{"ids":["{{second}}","{{first}}"],"update":{"tags":[{{fifty}}]},"merge_tags":true}"""));
        Assert.Equal(("""["c"]""", """["b"]"""), (await TagsAsync(first), await TagsAsync(second)));
        Assert.Equal(204, await TagAsync($$"""{"ids":["{{first}}"],"update":{"tags":[]} }"""));
        Assert.Null(await TagsAsync(first));
        Assert.Equal(422, await TagAsync("""{"ids":[],"update":{"tags":[]}}"""));
        Assert.Equal(422, await TagAsync($$"""{"ids":["{{first}}"]}"""));
    }

    [Fact]
    public async Task An_environment_uses_one_version_of_a_prompt()
    {
        var (staging, live) = (await EnvironmentAsync("owned-staging"), await EnvironmentAsync("owned-live"));
        var first = await VersionAsync("""{"name":"owned","version":{"template":"1"}}""");
        var second = await VersionAsync("""{"name":"owned","version":{"template":"2"}}""");
        await VersionAsync("""{"name":"owned too","version":{"template":"3","environments":["owned-live"]}}""");

        Assert.Equal(204, await AssignAsync(first, """["owned-staging","owned-live"]"""));
        Assert.Equal(204, await AssignAsync(second, """["owned-live"]"""));
        Assert.Equal(("""["owned-staging"]""", """["owned-live"]"""), (await EnvironmentsAsync(first), await EnvironmentsAsync(second)));
        var byEnvironment = (await server.SendAsync("GET", $"{Root}/{Text(first, "prompt_id")}?environment=owned-staging")).Json;
        Assert.Equal("1", Text(byEnvironment.GetProperty("requested_version"), "template"));

        // Nothing of a refused assignment stays.
        var refused = await server.SendAsync("PATCH", $"{Root}/versions/{Text(second, "id")}/environments", """{"environments":["owned-staging","unknown-one"]}""");
        Assert.Equal(409, refused.Code);
        Assert.Equal(("""["owned-staging"]""", """["owned-live"]"""), (await EnvironmentsAsync(first), await EnvironmentsAsync(second)));
        var unmade = await server.SendAsync("POST", Root + "/versions", """{"name":"owned","version":{"template":"4","environments":["unknown-one"]}}""");
        Assert.Equal(409, unmade.Code);
        Assert.Equal("v2", await RetrieveAsync("""{"name":"owned"}"""));

        // A renamed environment goes on, a deleted one ends.
        Assert.Equal(204, (await server.SendAsync("PATCH", staging, """{"name":"owned-test"}""")).Code);
        Assert.Equal("v1", await RetrieveAsync("""{"name":"owned","environment":"owned-test"}"""));
        await server.SendAsync("POST", "/v1/private/environments/delete", $$"""{"ids":["{{live[^36..]}}"]}""");
        Assert.Null(await EnvironmentsAsync(second));
        Assert.Equal(204, await AssignAsync(first, "[]"));
        Assert.Equal(404, (await server.SendAsync("POST", Root + "/versions/retrieve", """{"name":"owned","environment":"owned-test"}""")).Code);
        Assert.Equal(404, (await server.SendAsync("PATCH", $"{Root}/versions/{Guid.CreateVersion7()}/environments", """{"environments":[]}""")).Code);
        Assert.Equal(422, await AssignAsync(first, "null"));
    }

    [Fact]
    public async Task The_history_is_searched_filtered_and_sorted()
    {
        var prompt = Text(await VersionAsync("""{"name":"history","version":{"template":"Ä first","metadata":{"env":{"name":"prod"}},"tags":["x"]}}"""), "prompt_id");
        await VersionAsync("""{"name":"history","version":{"template":"second","type":"jinja2","change_description":"made SHORTER"}}""");
        await VersionAsync("""{"name":"history","version":{"template":"third","tags":["x","y"]}}""");

        async Task<string> NumbersAsync(string query) =>
            string.Join(',', (await server.SendAsync("GET", $"{Root}/{prompt}/versions?{query}")).Json.GetProperty("content").EnumerateArray().Select(row => Text(row, "version_number")));
        static string Filter(string clause) => "filters=" + Uri.EscapeDataString($"[{clause}]");

        Assert.Equal("v3,v2,v1", await NumbersAsync(""));
        Assert.Equal("v1", await NumbersAsync("page=3&size=1"));
        Assert.Equal("v2", await NumbersAsync("search=shorter"));
        Assert.Equal("v1", await NumbersAsync("search=" + Uri.EscapeDataString("ä FIRST")));
        Assert.Equal("v3,v1", await NumbersAsync(Filter("""{"field":"tags","operator":"contains","value":"x"}""")));
        Assert.Equal("v1", await NumbersAsync(Filter("""{"field":"metadata","operator":"=","key":"env.name","value":"prod"}""")));
        Assert.Equal("v2", await NumbersAsync(Filter("""{"field":"type","operator":"=","value":"jinja2"}""")));
        Assert.Equal("v3,v2", await NumbersAsync(Filter("""{"field":"version_number","operator":">=","value":"2"}""")));
        Assert.Equal("v2,v3,v1", await NumbersAsync("sorting=" + Uri.EscapeDataString("""[{"field":"template","direction":"ASC"}]""")));
        var row = (await server.SendAsync("GET", $"{Root}/{prompt}/versions?size=1")).Json.GetProperty("content")[0];
        Assert.False(row.TryGetProperty("variables", out _));
    }

    private async Task<JsonElement> VersionAsync(string body)
    {
        var answer = await server.SendAsync("POST", Root + "/versions", body);
        Assert.True(answer.Code == 200, answer.Body);
        return answer.Json;
    }

    private async Task<string> RetrieveAsync(string body)
    {
        var answer = await server.SendAsync("POST", Root + "/versions/retrieve", body);
        Assert.True(answer.Code == 200, answer.Body);
        return Text(answer.Json, "version_number");
    }

    private async Task<string> FoundAsync(string body, bool deprecated)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await server.Client.PostAsync(Root + "/versions/retrieve", content, TestContext.Current.CancellationToken);
        Assert.Equal(deprecated, answer.Headers.Contains("X-Opik-Deprecation"));
        return Text(JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement, "template");
    }

    private async Task<int> TagAsync(string body) => (await server.SendAsync("PATCH", Root + "/versions", body)).Code;

    private async Task<string?> TagsAsync(string id) =>
        (await server.SendAsync("GET", $"{Root}/versions/{id}")).Json.TryGetProperty("tags", out var tags) ? tags.GetRawText() : null;

    private async Task<int> AssignAsync(JsonElement version, string names) =>
        (await server.SendAsync("PATCH", $"{Root}/versions/{Text(version, "id")}/environments", $$"""{"environments":{{names}}}""")).Code;

    private async Task<string?> EnvironmentsAsync(JsonElement version) =>
        (await server.SendAsync("GET", $"{Root}/versions/{Text(version, "id")}")).Json.TryGetProperty("environments", out var names) ? names.GetRawText() : null;

    private async Task<string> EnvironmentAsync(string name) =>
        new Uri((await server.SendAsync("POST", "/v1/private/environments", $$"""{"name":"{{name}}"}""")).Location!).AbsolutePath;

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;

    private static string Raw(JsonElement json, string member) => json.GetProperty(member).GetRawText();
}
