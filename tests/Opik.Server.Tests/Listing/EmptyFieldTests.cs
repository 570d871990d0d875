using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Tests.Experiments;

namespace Opik.Server.Tests.Listing;

/// <summary><c>is_empty</c> and <c>is_not_empty</c> of texts and numbers in every list, an extension of ours (docs/api-extensions.md).</summary>
public sealed class EmptyFieldTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly Dictionary<string, FilterFieldSet> Sets = new()
    {
        ["traces"] = FilterFields.Traces, ["spans"] = FilterFields.Spans, ["traces/threads"] = FilterFields.Threads, ["datasets"] = FilterFields.Datasets,
        ["items"] = FilterFields.DatasetItems, ["compared"] = FilterFields.ComparedItems, ["experiments"] = FilterFields.Experiments,
        ["prompts"] = FilterFields.Prompts, ["versions"] = FilterFields.PromptVersions, ["annotation-queues"] = FilterFields.AnnotationQueues,
        ["automations/evaluators"] = FilterFields.Evaluators, ["alerts"] = FilterFields.Alerts, ["optimizations"] = FilterFields.Optimizations,
        ["dashboards"] = FilterFields.Dashboards,
    };

    private readonly ExperimentData _data = new(server, $"empty fields {Guid.CreateVersion7():N}");
    private string _dataset = "";
    private string _experiment = "";
    private string _prompt = "";

    public static TheoryData<string> Lists => [.. Sets.Keys];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Every_text_and_number_of_a_list_is_empty_or_not_in_each_row(string list)
    {
        await MakeAsync();
        var all = await CountAsync(list, null);
        Assert.True(all > 0);
        var fields = Sets[list].All.Where(field => field.Type is FilterFieldType.String or FilterFieldType.StringExact or FilterFieldType.StringStateDb or FilterFieldType.Number or FilterFieldType.Duration);
        foreach (var field in fields.Where(field => field.Accepts(FilterOperator.IsEmpty)))
        {
            var (empty, other) = (await CountAsync(list, Filter(field.Name, "is_empty")), await CountAsync(list, Filter(field.Name, "is_not_empty")));
            Assert.True(empty + other == all, $"{field.Name} of {list}: {empty} + {other}, not {all}");
        }
    }

    [Theory]
    [InlineData("datasets", "description", 1)]
    [InlineData("datasets", "name", 0)]
    [InlineData("items", "description", 1)]
    [InlineData("items", "trace_id", 2)]
    [InlineData("items", "data.note", 1)]
    [InlineData("items", "data.q", 0)]
    [InlineData("compared", "output", 1)]
    [InlineData("compared", "description", 1)]
    [InlineData("compared", "duration", 1)]
    [InlineData("compared", "total_estimated_cost", 1)]
    [InlineData("compared", "usage.total_tokens", 1)]
    [InlineData("prompts", "description", 1)]
    [InlineData("annotation-queues", "description", 1)]
    [InlineData("annotation-queues", "instructions", 1)]
    [InlineData("versions", "change_description", 1)]
    [InlineData("automations/evaluators", "sampling_rate", 0)]
    [InlineData("alerts", "webhook_url", 0)]
    [InlineData("dashboards", "description", 1)]
    public async Task What_is_missing_is_found(string list, string field, int empty)
    {
        await MakeAsync();

        Assert.Equal(empty, await CountAsync(list, Filter(field, "is_empty")));
    }

    [Theory]
    [InlineData("prompts", "version_count")]
    [InlineData("prompts", "created_at")]
    [InlineData("annotation-queues", "items_count")]
    public async Task What_is_never_missing_has_no_such_operator(string list, string field)
    {
        await MakeAsync();
        var answer = await server.SendAsync("GET", Path(list) + "&filters=" + Uri.EscapeDataString(Filter(field, "is_empty")));

        Assert.Equal(400, answer.Code);
        Assert.Contains($"Invalid operator 'is_empty' for field '{field}'", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queues_are_found_by_how_many_items_they_have()
    {
        await MakeAsync();

        Assert.Equal(2, await CountAsync("annotation-queues", """[{"field":"items_count","operator":"=","value":"0"}]"""));
        Assert.Equal(0, await CountAsync("annotation-queues", """[{"field":"items_count","operator":">","value":"0"}]"""));
    }

    private static string Filter(string field, string @operator) => $$"""[{"field":"{{field}}","operator":"{{@operator}}"}]""";

    private string Path(string list) => "/v1/private/" + list switch
    {
        "items" => $"datasets/{_dataset}/items?size=100",
        "compared" => $"datasets/{_dataset}/items/experiments/items?experiment_ids=%5B%22{_experiment}%22%5D",
        "versions" => $"prompts/{_prompt}/versions?size=100",
        "traces" or "spans" or "traces/threads" => $"{list}?project_name={Uri.EscapeDataString(_data.Project)}",
        "alerts" => "alerts?size=100",
        _ => $"{list}?name={Uri.EscapeDataString(_data.Project)}",
    };

    private async Task<int> CountAsync(string list, string? filters)
    {
        var answer = await server.SendAsync("GET", Path(list) + (filters is null ? "" : "&filters=" + Uri.EscapeDataString(filters)));
        Assert.True(answer.Code == 200, $"{filters}: {answer.Body}");
        return answer.Json.GetProperty("content").GetArrayLength();
    }

    // Two of everything that has a text or number that may be missing: one has it, the other has not.
    private async Task MakeAsync()
    {
        var name = _data.Project;
        await _data.SendAsync("POST", "/v1/private/projects", new { name }, 201);
        var project = (await _data.SendAsync("POST", "/v1/private/projects/retrieve", new { name }, 200)).Json.GetProperty("id").GetString();
        foreach (var told in new[] { "told", null })
        {
            var called = $"{name} {told ?? "bare"}";
            await _data.SendAsync("POST", "/v1/private/datasets", new { name = called, project_name = name, description = told }, 201);
            await _data.SendAsync("POST", "/v1/private/prompts", new { name = called, project_name = name, description = told, template = "t" }, 201);
            await _data.SendAsync("POST", "/v1/private/annotation-queues", new { name = called, project_id = project, scope = "trace", description = told, instructions = told }, 201);
            await _data.SendAsync("POST", "/v1/private/dashboards", new { name = called, description = told, config = new { version = 1 } }, 201);
        }

        var rule = JsonDocument.Parse("""{"model":{"name":"gpt-4o"},"messages":[{"role":"USER","content":"{{x}}"}],"variables":{"x":"input.x"},"schema":[{"name":"s","type":"DOUBLE","description":"d"}]}""").RootElement;
        await _data.SendAsync("POST", "/v1/private/automations/evaluators", new { name, project_ids = new[] { project }, action = "evaluator", type = "llm_as_judge", code = rule, enabled = true }, 201);
        await _data.SendAsync("POST", "/v1/private/alerts", new { name, project_id = project, enabled = true, webhook = new { url = "https://example.com/hook" }, triggers = new[] { new { event_type = "prompt:created" } } }, 201);
        await _data.SendAsync("POST", "/v1/private/optimizations", new { id = ExperimentData.NewId(), name, project_name = name, dataset_name = name + " told", objective_name = "f1", status = "completed" }, 201);
        _prompt = (await _data.GetAsync($"/v1/private/prompts?name={Uri.EscapeDataString(name + " told")}")).GetProperty("content")[0].GetProperty("id").GetString()!;
        await _data.SendAsync("POST", "/v1/private/prompts/versions", new { name = name + " told", project_name = name, version = new { template = "u", change_description = "why" } }, 200);
        _dataset = (await _data.GetAsync($"/v1/private/datasets?name={Uri.EscapeDataString(name + " told")}")).GetProperty("content")[0].GetProperty("id").GetString()!;
        await MakeRunsAsync(name);
    }

    private async Task MakeRunsAsync(string name)
    {
        string[] items = [ExperimentData.NewId(), ExperimentData.NewId()];
        object[] rows = [new { id = items[0], source = "sdk", description = "told", data = new { q = 1, note = "n" } }, new { id = items[1], source = "sdk", data = new { q = 2, note = "" } }];
        await _data.SendAsync("PUT", "/v1/private/datasets/items", new { dataset_name = name + " told", project_name = name, items = rows }, 204);
        _experiment = await _data.ExperimentAsync(name + " told", new { name });
        var start = DateTimeOffset.UtcNow.AddMinutes(-1);
        string[] traces = [ExperimentData.NewId(), ExperimentData.NewId()];
        await _data.SendAsync("POST", "/v1/private/traces", new { id = traces[0], project_name = name, name = "run", thread_id = "t", start_time = start, end_time = start.AddSeconds(1), input = new { q = 1 }, output = new { a = 1 } }, 201);
        await _data.SendAsync("POST", "/v1/private/traces", new { id = traces[1], project_name = name, start_time = start }, 201);
        await _data.SendAsync("POST", "/v1/private/spans", new { id = ExperimentData.NewId(), trace_id = traces[0], project_name = name, name = "s", type = "llm", start_time = start, total_estimated_cost = 0.5, usage = new { total_tokens = 7 } }, 201);
        await _data.ItemsAsync(_experiment, (items[0], traces[0]), (items[1], traces[1]));
    }
}
