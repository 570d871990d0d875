using System.Text.Json;

namespace Opik.Server.Tests.Evaluators;

public sealed class RuleTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Unknown = "01a1fba6-8ec1-737f-baf2-ccc9f49854a9";
    private const string Root = RuleTexts.Root;

    [Theory]
    [InlineData("llm_as_judge")]
    [InlineData("user_defined_metric_python")]
    [InlineData("trace_thread_llm_as_judge")]
    [InlineData("trace_thread_user_defined_metric_python")]
    [InlineData("span_llm_as_judge")]
    [InlineData("span_user_defined_metric_python")]
    public async Task A_rule_of_every_type_is_created_with_its_defaults_changed_and_deleted(string type)
    {
        var project = await ProjectAsync(type);
        var path = await CreateAsync(RuleTexts.Rule(project, "fresh", type));
        var read = (await server.SendAsync("GET", path)).Json;

        Assert.Equal(("fresh", type, "evaluator", "production"), (Text(read, "name"), Text(read, "type"), Text(read, "action"), Text(read, "trigger_scope")));
        Assert.Equal((project, type, 1), (Text(read, "project_id"), Text(read, "project_name"), read.GetProperty("projects").GetArrayLength()));
        Assert.Equal((1, true, "[]"), (read.GetProperty("sampling_rate").GetDouble(), read.GetProperty("enabled").GetBoolean(), read.GetProperty("filters").GetRawText()));
        Assert.Equal(RuleTexts.CodeOf(type), read.GetProperty("code").GetRawText());

        var change = $$"""{"action":"evaluator","name":"changed","sampling_rate":0.25,"enabled":false,"trigger_scope":"both","filters":[{"field":"tags","operator":"contains","value":"x"}],"code":{{RuleTexts.CodeOf(type)}}}""";
        Assert.Equal(204, (await server.SendAsync("PATCH", path, change)).Code);
        read = (await server.SendAsync("GET", path)).Json;
        Assert.Equal(("changed", type, "both"), (Text(read, "name"), Text(read, "type"), Text(read, "trigger_scope")));
        Assert.Equal((0.25, false, 1), (read.GetProperty("sampling_rate").GetDouble(), read.GetProperty("enabled").GetBoolean(), read.GetProperty("filters").GetArrayLength()));
        Assert.Equal(project, Text(read, "project_id"));

        // What a change does not name stays.
        Assert.Equal(204, (await server.SendAsync("PATCH", path, $$"""{"action":"evaluator","name":"again","code":{{RuleTexts.CodeOf(type)}}}""")).Code);
        read = (await server.SendAsync("GET", path)).Json;
        Assert.Equal((0.25, "both", 1), (read.GetProperty("sampling_rate").GetDouble(), Text(read, "trigger_scope"), read.GetProperty("filters").GetArrayLength()));

        Assert.Equal(204, (await DeleteAsync(path)).Code);
        Assert.Equal(204, (await DeleteAsync(path)).Code);
        Assert.Equal(["AutomationRuleEvaluator not found"], (await server.SendAsync("GET", path)).Errors);
        Assert.Equal(404, (await server.SendAsync("PATCH", path, change)).Code);
        Assert.Equal(404, (await server.SendAsync("GET", path + "/logs")).Code);
    }

    [Fact]
    public async Task Several_projects_are_told_by_name_and_the_first_also_in_the_older_way()
    {
        var (b, a) = (await ProjectAsync("two b"), await ProjectAsync("two a"));
        var path = await CreateAsync(RuleTexts.Rule(b, "n").Replace($"""["{b}"]""", $"""["{b}","{a}","{b}"]""", StringComparison.Ordinal));
        var read = (await server.SendAsync("GET", path)).Json;

        Assert.Equal($$"""[{"project_id":"{{a}}","project_name":"two a"},{"project_id":"{{b}}","project_name":"two b"}]""", read.GetProperty("projects").GetRawText());
        Assert.Equal((a, "two a"), (Text(read, "project_id"), Text(read, "project_name")));
        Assert.Equal(200, (await server.SendAsync("GET", $"{path}?project_id={b}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{path}?project_id={Unknown}")).Code);

        // The older way to name one.
        Assert.Equal(204, (await server.SendAsync("PATCH", path, $$"""{"action":"evaluator","name":"n","project_id":"{{b}}","code":{{RuleTexts.Judge}}}""")).Code);
        Assert.Equal(b, Text((await server.SendAsync("GET", path)).Json, "project_id"));
        Assert.Empty(await NamesAsync($"?project_id={a}"));
    }

    [Theory]
    [InlineData("\"name\":\"n\"", "\"name\":\" \"", "name must not be blank")]
    [InlineData("\"action\":\"evaluator\",", "", "action must not be null")]
    [InlineData("\"action\":\"evaluator\"", "\"action\":\"annotation_queue_router\"", "action must be evaluator")]
    [InlineData("\"type\":\"llm_as_judge\",", "", "type must not be null")]
    [InlineData("\"type\"", "\"sampling_rate\":1.1,\"type\"", "samplingRate must be between 0 and 1")]
    [InlineData("\"type\"", "\"sampling_rate\":1e400,\"type\"", "samplingRate must be between 0 and 1")]
    [InlineData("\"project_ids\"", "\"other\"", "projectIds size must be between 1 and 100")]
    [InlineData("\"code\"", "\"other\"", "code must not be null")]
    [InlineData("\"name\":\"m\",", "", "code.model.name must not be blank")]
    [InlineData("\"temperature\":0.3", "\"temperature\":-1", "code.model.temperature must be between 0 and 100")]
    [InlineData("\"temperature\":0.3", "\"custom_parameters\":{\"a\":1,\"a\":2}", "code.model.customParameters must name each member once and be at most 64 levels deep")]
    [InlineData("\"role\":\"USER\"", "\"role\":\"user\"", "code.messages[0].role must be one of [SYSTEM, USER, AI, TOOL_EXECUTION_RESULT, CUSTOM]")]
    [InlineData(",\"content\":\"{{answer}}\"", "", "code.messages[0].content must not be null")]
    [InlineData("\"variables\"", "\"other\"", "code.variables must not be null")]
    [InlineData("\"answer\":\"output.answer\"", "\"answer\":null", "code.variables.answer must not be null")]
    [InlineData("\"type\":\"BOOLEAN\"", "\"type\":\"TEXT\"", "code.schema[0].type must be one of [BOOLEAN, INTEGER, DOUBLE]")]
    public async Task Broken_rules_are_told_by_name(string good, string bad, string error)
    {
        var answer = await server.SendAsync("POST", Root, RuleTexts.Rule(await ProjectAsync("broken"), "n").Replace(good, bad, StringComparison.Ordinal));

        Assert.Equal(422, answer.Code);
        Assert.Equal([error], answer.Errors);
    }

    [Theory]
    [InlineData("\"name\":\"n\"", "\"name\":\"\\ud800\"")]
    [InlineData("{{answer}}", "\\ud800")]
    [InlineData("\"temperature\":0.3", "\"custom_parameters\":{\"a\":\"\\ud800\"}")]
    [InlineData("\"temperature\":0.3", "\"seed\":99999999999999999999")]
    [InlineData("\"temperature\":0.3", "\"custom_parameters\":[]")]
    [InlineData("\"type\":\"llm_as_judge\"", "\"type\":\"other\"")]
    [InlineData("\"type\":\"llm_as_judge\"", "\"type\":\"llm_as_judge\",\"filters\":[{\"field\":\"nope\",\"operator\":\"=\",\"value\":\"x\"}]")]
    [InlineData("\"type\":\"llm_as_judge\"", "\"type\":\"llm_as_judge\",\"filters\":[{\"field\":\"name\",\"operator\":\"=\",\"value\":\"\\ud800\"}]")]
    [InlineData("\"type\":\"llm_as_judge\"", "\"type\":\"llm_as_judge\",\"trigger_scope\":\"never\"")]
    public async Task What_cannot_be_read_is_refused(string good, string bad) =>
        Assert.Equal(400, (await server.SendAsync("POST", Root, RuleTexts.Rule(await ProjectAsync("unreadable"), "n").Replace(good, bad, StringComparison.Ordinal))).Code);

    [Fact]
    public async Task Sizes_are_limited()
    {
        var project = await ProjectAsync("sizes");
        var long1 = new string('n', 256);
        var metric = new string('m', 1024 * 1024);

        Assert.Equal(["name size must be between 0 and 255"], (await server.SendAsync("POST", Root, RuleTexts.Rule(project, long1))).Errors);
        Assert.Equal(["code size must be between 0 and 1048576 bytes"], (await server.SendAsync("POST", Root, RuleTexts.Rule(project, "n", "user_defined_metric_python", $$"""{"metric":"{{metric}}","arguments":{"a":"b"} }"""))).Errors);
        var ids = string.Join(',', Enumerable.Range(0, 101).Select(_ => $"\"{Guid.CreateVersion7()}\""));
        Assert.Equal(["projectIds size must be between 1 and 100"], (await server.SendAsync("POST", Root, RuleTexts.Rule(project, "n").Replace($"\"{project}\"", ids, StringComparison.Ordinal))).Errors);
        Assert.Equal(404, (await server.SendAsync("POST", Root, RuleTexts.Rule(Unknown, "n"))).Code);
    }

    [Fact]
    public async Task The_type_of_a_rule_is_fixed()
    {
        var path = await CreateAsync(RuleTexts.Rule(await ProjectAsync("fixed"), "n"));
        var other = await server.SendAsync("PATCH", path, $$"""{"action":"evaluator","type":"span_llm_as_judge","name":"n","code":{{RuleTexts.Judge}}}""");
        var python = await server.SendAsync("PATCH", path, $$"""{"action":"evaluator","name":"n","code":{{RuleTexts.Python}}}""");
        var none = await server.SendAsync("PATCH", path, $$"""{"action":"evaluator","name":"n","project_ids":[],"code":{{RuleTexts.Judge}}}""");

        Assert.Equal(["type must stay llm_as_judge"], other.Errors);
        Assert.Equal((422, "code.model must not be null"), (python.Code, python.Errors[0]));
        Assert.Equal(["projectIds size must be between 1 and 100"], none.Errors);
    }

    [Fact]
    public async Task The_list_is_filtered_sorted_and_paged()
    {
        var (x, y) = (await ProjectAsync("list x"), await ProjectAsync("list y"));
        await CreateAsync(RuleTexts.Rule(y, "list b", more: "\"sampling_rate\":0.5,\"enabled\":false"));
        var path = await CreateAsync(RuleTexts.Rule(x, "list A", "span_llm_as_judge"));
        await CreateAsync(RuleTexts.Rule(x, "list c"));

        Assert.Equal(["list c", "list A", "list b"], await NamesAsync("?name=LIST"));
        Assert.Equal(["list c", "list A"], await NamesAsync($"?name=list&project_id={x}"));
        Assert.Equal(["list A"], await NamesAsync($"?id={path[^12..].ToUpperInvariant()}"));
        Assert.Equal(["list A"], await NamesAsync("?name=list&size=1&page=2"));
        Assert.Equal(3, (await server.SendAsync("GET", Root + "?name=list&size=1&page=2")).Json.GetProperty("total").GetInt32());
        Assert.Equal(["list A", "list b", "list c"], await NamesAsync("?name=list" + Sorting("name", "ASC")));
        Assert.Equal(["list b", "list c", "list A"], await NamesAsync("?name=list" + Sorting("project_name", "DESC")));
        Assert.Equal(["list b"], await NamesAsync("?name=list" + Filter("enabled", "=", "false")));
        Assert.Equal(["list b"], await NamesAsync("?name=list" + Filter("sampling_rate", "<", "1")));
        Assert.Equal(["list A"], await NamesAsync("?name=list" + Filter("type", "=", "span_llm_as_judge")));
        Assert.Equal(["list b"], await NamesAsync("?name=list" + Filter("project_name", "contains", "Y")));
        Assert.Equal(["list b"], await NamesAsync("?name=list" + Filter("project_id", "=", y)));
        Assert.Equal(400, (await server.SendAsync("GET", Root + "?name=list" + Filter("code", "=", "x"))).Code);
        foreach (var field in (string[])["id", "name", "type", "enabled", "project_id", "project_name", "sampling_rate", "created_at", "last_updated_at", "created_by", "last_updated_by"])
            Assert.Equal(3, (await NamesAsync("?name=list" + Sorting(field, "ASC"))).Count);
        Assert.Empty(await NamesAsync($"?project_id={Unknown}"));
    }

    [Fact]
    public async Task A_delete_in_a_project_leaves_the_rules_of_others()
    {
        var (a, b) = (await ProjectAsync("delete a"), await ProjectAsync("delete b"));
        var path = await CreateAsync(RuleTexts.Rule(a, "n"));

        Assert.Equal(204, (await DeleteAsync(path, $"?project_id={b}")).Code);
        Assert.Equal(200, (await server.SendAsync("GET", path)).Code);
        Assert.Equal(204, (await DeleteAsync(path, $"?project_id={a}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", path)).Code);
        Assert.Equal(422, (await server.SendAsync("POST", Root + "/delete", """{"ids":[]}""")).Code);
    }

    [Fact]
    public async Task Changes_at_the_same_time_leave_a_whole_rule()
    {
        var path = await CreateAsync(RuleTexts.Rule(await ProjectAsync("at once"), "n"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number =>
            server.SendAsync("PATCH", path, $$"""{"action":"evaluator","name":"n{{number}}","sampling_rate":0.{{number:00}},"code":{{RuleTexts.Judge}}}""")));
        var read = (await server.SendAsync("GET", path)).Json;

        Assert.All(answers, answer => Assert.Equal(204, answer.Code));
        Assert.Equal(Text(read, "name"), "n" + (int)Math.Round(read.GetProperty("sampling_rate").GetDouble() * 100));
    }

    [Fact]
    public async Task Rules_survive_a_restart_and_their_logs_are_empty_at_first()
    {
        await using var own = new ServerFixture();
        await own.InitializeAsync();
        var project = (await own.SendAsync("POST", "/v1/private/projects", """{"name":"kept"}""")).Location!.Split('/')[^1];
        var path = new Uri((await own.SendAsync("POST", Root, RuleTexts.Rule(project, "kept", more: "\"filters\":[{\"field\":\"name\",\"operator\":\"=\",\"value\":\"x\"}]"))).Location!).AbsolutePath;
        var before = await own.SendAsync("GET", path);
        await own.RestartAsync();

        Assert.Equal(before.Body, (await own.SendAsync("GET", path)).Body);
        Assert.Equal("""{"page":1,"size":0,"total":0,"content":[]}""", (await own.SendAsync("GET", path + "/logs")).Body);
        Assert.Equal(400, (await own.SendAsync("GET", path + "/logs?size=0")).Code);
    }

    private async Task<string> ProjectAsync(string name)
    {
        await server.SendAsync("POST", "/v1/private/projects", $$"""{"name":"{{name}}"}""");
        return Text((await server.SendAsync("POST", "/v1/private/projects/retrieve", $$"""{"name":"{{name}}"}""")).Json, "id");
    }

    private async Task<string> CreateAsync(string json)
    {
        var answer = await server.SendAsync("POST", Root, json);
        Assert.True(answer.Code == 201, answer.Body);
        return new Uri(answer.Location!).AbsolutePath;
    }

    private Task<Answer> DeleteAsync(string path, string query = "") => server.SendAsync("POST", $"{Root}/delete{query}", $$"""{"ids":["{{path.Split('/')[^1]}}"]}""");

    private async Task<List<string>> NamesAsync(string query)
    {
        var answer = await server.SendAsync("GET", Root + query);
        Assert.True(answer.Code == 200, answer.Body);
        return [.. answer.Json.GetProperty("content").EnumerateArray().Select(row => Text(row, "name"))];
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;

    private static string Filter(string field, string @operator, string value) =>
        "&filters=" + Uri.EscapeDataString(JsonSerializer.Serialize(new[] { new { field, @operator, value } }));

    private static string Sorting(string field, string direction) => "&sorting=" + Uri.EscapeDataString(JsonSerializer.Serialize(new[] { new { field, direction } }));
}
