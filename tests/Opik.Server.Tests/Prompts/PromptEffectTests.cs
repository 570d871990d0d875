using System.Text.Json;
using Opik.Contracts;

namespace Opik.Server.Tests.Prompts;

/// <summary>What versions of a prompt did, over the wire.</summary>
public sealed class PromptEffectTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);
    private static readonly string Day = $"from_time={Start:yyyy-MM-ddTHH:mm:ssZ}&to_time={Start.AddHours(4):yyyy-MM-ddTHH:mm:ssZ}";

    [Fact]
    public async Task Traces_count_for_the_version_that_their_metadata_names()
    {
        var prompt = await PromptWithTwoVersionsAsync();
        await WriteTracesAsync(prompt);

        var answer = await EffectAsync(prompt, Day);

        Assert.Equal(200, answer.Code);
        var (first, second) = Versions(answer);
        Assert.Equal(("v1", 2, 1), (first.GetProperty("version_number").GetString(), first.GetProperty("count").GetInt32(), first.GetProperty("errors").GetInt32()));
        Assert.Equal(("v2", 1, 0), (second.GetProperty("version_number").GetString(), second.GetProperty("count").GetInt32(), second.GetProperty("errors").GetInt32()));
        Assert.Equal(300, second.GetProperty("p50").GetDouble(), 3);
        Assert.Equal(0.5, first.GetProperty("feedback_scores").GetProperty("helpful").GetDouble(), 9);
        Assert.Equal(1, second.GetProperty("feedback_scores").GetProperty("helpful").GetDouble(), 9);
        Assert.False(first.GetProperty("estimated").GetBoolean());
        Assert.Equal(2, first.GetProperty("series").GetProperty("count").EnumerateArray().Sum(value => value.GetInt32()));
    }

    [Fact]
    public async Task The_environment_and_the_range_narrow_what_counts()
    {
        var prompt = await PromptWithTwoVersionsAsync();
        await WriteTracesAsync(prompt);

        var production = Versions(await EffectAsync(prompt, Day + "&environment=production"));
        var later = Versions(await EffectAsync(prompt, $"from_time={Start.AddHours(2):yyyy-MM-ddTHH:mm:ssZ}&to_time={Start.AddHours(4):yyyy-MM-ddTHH:mm:ssZ}"));

        Assert.Equal((1, 1), (Count(production.First), Count(production.Second)));
        Assert.Equal((0, 1), (Count(later.First), Count(later.Second)));
    }

    [Fact]
    public async Task Traces_of_other_prompts_do_not_count()
    {
        var prompt = await PromptWithTwoVersionsAsync();
        await WriteTracesAsync(await PromptWithTwoVersionsAsync());

        var (first, second) = Versions(await EffectAsync(prompt, Day));

        Assert.Equal((0, 0), (Count(first), Count(second)));
    }

    [Fact]
    public async Task A_list_learns_where_prompts_run_since_when_and_when_they_were_last_used()
    {
        var (used, unused) = (await PromptWithTwoVersionsAsync(), await PromptWithTwoVersionsAsync());
        await WriteTracesAsync(used);
        var (name, other) = ($"live-{Guid.NewGuid():N}", $"test-{Guid.NewGuid():N}");
        await SendAsync("POST", "/v1/private/environments", new { name });
        await SendAsync("POST", "/v1/private/environments", new { name = other });
        var project = await ProjectAsync(used);
        await DeployAsync(used.Versions[0], name);
        var first = (await UsageAsync(project, used.Id))[0].GetProperty("environments")[0];
        await DeployAsync(used.Versions[0], name, other);
        var same = (await UsageAsync(project, used.Id))[0].GetProperty("environments");
        await DeployAsync(used.Versions[1], name);

        var usage = await UsageAsync(project, used.Id, unused.Id);

        Assert.Equal(Start.AddHours(2), usage[0].GetProperty("last_used_at").GetDateTimeOffset());
        Assert.False(usage[1].TryGetProperty("last_used_at", out _));
        Assert.Equal(("v1", "admin"), (first.GetProperty("version_number").GetString(), first.GetProperty("assigned_by").GetString()));
        // Saying the same again is no deployment.
        Assert.Equal(first.GetProperty("assigned_at").GetString(), same[0].GetProperty("assigned_at").GetString());
        var moved = usage[0].GetProperty("environments").EnumerateArray().ToDictionary(each => each.GetProperty("environment").GetString()!, each => each.GetProperty("version_number").GetString());
        Assert.Equal(("v2", "v1"), (moved[name], moved[other]));
        Assert.Equal(400, (await server.SendAsync("GET", $"/v1/private/prompts/usage?project_id={project}&prompt_ids=x")).Code);
        Assert.Equal(400, (await server.SendAsync("GET", $"/v1/private/prompts/usage?prompt_ids={used.Id}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/prompts/usage?project_id={Guid.CreateVersion7()}&prompt_ids={used.Id}")).Code);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("version_ids=x", 400)]
    [InlineData("version_ids=019a6c1e-7d40-7000-8000-000000000000", 404)]
    [InlineData("version_ids=$&entity_type=threads", 400)]
    [InlineData("version_ids=$&max_intervals=1", 400)]
    [InlineData("version_ids=$&project_id=019a6c1e-7d40-7000-8000-000000000000", 404)]
    public async Task Wrong_questions_are_refused(string query, int code)
    {
        var prompt = await PromptWithTwoVersionsAsync();

        var answer = await server.SendAsync("GET", $"/v1/private/prompts/{prompt.Id}/effect?{query.Replace("$", prompt.Versions[0].ToString(), StringComparison.Ordinal)}");

        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task A_version_of_another_prompt_is_not_found()
    {
        var (prompt, other) = (await PromptWithTwoVersionsAsync(), await PromptWithTwoVersionsAsync());

        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/prompts/{prompt.Id}/effect?version_ids={other.Versions[0]}")).Code);
    }

    private async Task<Guid> ProjectAsync(WrittenPrompt prompt) =>
        (await SendAsync("POST", "/v1/private/projects/retrieve", new { name = prompt.Project })).GetProperty("id").GetGuid();

    private Task<JsonElement> DeployAsync(Guid version, params string[] environments) =>
        SendAsync("PATCH", $"/v1/private/prompts/versions/{version}/environments", new { environments });

    private async Task<JsonElement> UsageAsync(Guid project, params Guid[] prompts)
    {
        var answer = await server.SendAsync("GET", $"/v1/private/prompts/usage?project_id={project}&prompt_ids={string.Join(',', prompts)}");
        Assert.Equal(200, answer.Code);
        return answer.Json.GetProperty("content");
    }

    private static int Count(JsonElement version) => version.GetProperty("count").GetInt32();

    private static (JsonElement First, JsonElement Second) Versions(Answer answer)
    {
        var versions = answer.Json.GetProperty("versions");
        return (versions[0], versions[1]);
    }

    private Task<Answer> EffectAsync(WrittenPrompt prompt, string query) =>
        server.SendAsync("GET", $"/v1/private/prompts/{prompt.Id}/effect?version_ids={string.Join(',', prompt.Versions)}&{query}");

    private async Task<WrittenPrompt> PromptWithTwoVersionsAsync()
    {
        var project = $"effect-{Guid.CreateVersion7()}";
        List<Guid> versions = [];
        Guid prompt = default;
        foreach (var template in (string[])["Answer {{question}}", "Answer {{question}} briefly"])
        {
            var made = await SendAsync("POST", "/v1/private/prompts/versions", new { name = "answer", project_name = project, version = new { template } });
            versions.Add(made.GetProperty("id").GetGuid());
            prompt = made.GetProperty("prompt_id").GetGuid();
        }

        return new WrittenPrompt(prompt, project, versions);
    }

    // v1 at 10:00 and 11:00 (the second failed, in staging), v2 at 12:00.
    private async Task WriteTracesAsync(WrittenPrompt prompt)
    {
        var ids = Enumerable.Range(0, 3).Select(i => UuidV7.Create(Start.AddHours(i))).ToArray();
        await SendAsync("POST", "/v1/private/traces/batch", new
        {
            traces = ids.Select((id, i) => new
            {
                id, project_name = prompt.Project, name = "answer", start_time = Start.AddHours(i), end_time = Start.AddHours(i).AddMilliseconds(100 * (i + 1)),
                environment = i == 1 ? "staging" : "production",
                metadata = new { opik_prompts = new[] { new { name = "answer", id = prompt.Id, version = new { id = prompt.Versions[i == 2 ? 1 : 0], template = "Answer" } } } },
                error_info = i == 1 ? new { exception_type = "Broken", message = "no", traceback = "here" } : null,
            }),
        });
        await SendAsync("PUT", "/v1/private/traces/feedback-scores", new
        {
            scores = ids.Select((id, i) => new { id, project_name = prompt.Project, name = "helpful", value = i == 2 ? 1 : 0.25 + (0.5 * i), source = "sdk" }),
        });
    }

    private async Task<JsonElement> SendAsync(string method, string path, object body)
    {
        var answer = await server.SendAsync(method, path, JsonSerializer.Serialize(body));
        Assert.True(answer.Code < 300, $"{path} answered {answer.Code}: {answer.Body}");
        return answer.Code == 200 ? answer.Json : default;
    }

    private sealed record WrittenPrompt(Guid Id, string Project, IReadOnlyList<Guid> Versions);
}
