namespace Opik.Server.Tests.Features;

public sealed class SmallResourceTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    // What each generation requires, in the spelling its generated client looks for.
    private static readonly string[] Required =
    [
        "agent_insights_enabled", "agent_insights_guidance_enabled", "agentic_tools_enabled", "alerts_enabled", "annotation_queue_automation_enabled",
        "anthropic_provider_enabled", "bedrock_provider_enabled", "cost_intelligence_enabled", "customllm_provider_enabled", "dataset_export_enabled",
        "dataset_versioning_enabled", "demo_data_enabled", "event_bridge_alerts_enabled", "export_enabled", "force_workspace_version", "gemini_provider_enabled",
        "guardrails_enabled", "ollama_provider_enabled", "ollie_enabled", "online_scoring_tracing_enabled", "openai_provider_enabled", "openrouter_provider_enabled",
        "opik_aienabled", "project_homepage_enabled", "python_evaluator_enabled", "span_llm_as_judge_enabled", "span_user_defined_metric_python_enabled",
        "trace_thread_python_evaluator_enabled", "v1workspace_allowlist_ids", "v2workspace_allowlist_ids", "vertexai_provider_enabled", "welcome_wizard_enabled",
    ];

    [Fact]
    public async Task Toggles_are_the_union_of_both_client_generations()
    {
        var toggles = (await server.SendAsync("GET", "/api/v1/private/toggles/")).Json;

        Assert.Equal([], Required.Except(toggles.EnumerateObject().Select(toggle => toggle.Name)));
        foreach (var hosted in new[] { "ollie_enabled", "agent_insights_enabled", "agent_insights_guidance_enabled", "custom_charts_enabled_for_workspace", "event_bridge_alerts_enabled" })
            Assert.False(toggles.GetProperty(hosted).GetBoolean());
        Assert.InRange(toggles.GetProperty("default_page_size").GetInt32(), 5, 100);
        Assert.Equal("version_2", toggles.GetProperty("force_workspace_version").GetString());
    }

    [Fact]
    public async Task Nothing_is_restricted_without_authentication() =>
        Assert.Equal("""{"user_name":"admin","workspace_name":"default","permissions":[]}""", (await server.SendAsync("GET", "/v1/private/workspace-permissions")).Body);

    [Fact]
    public async Task The_wizard_is_complete_once_submitted()
    {
        const string Wizard = "/v1/private/welcome-wizard";
        Assert.Equal("""{"completed":false}""", (await server.SendAsync("GET", Wizard)).Body);
        Assert.Equal(["email must be a well-formed email address"], (await server.SendAsync("POST", Wizard, """{"email":"nobody"}""")).Errors);
        Assert.Equal(["role size must be between 0 and 100"], (await server.SendAsync("POST", Wizard, $$"""{"role":"{{new string('r', 101)}}"}""")).Errors);
        Assert.Equal("""{"completed":false}""", (await server.SendAsync("GET", Wizard)).Body);
        Assert.Equal(204, (await server.SendAsync("POST", Wizard, """{"role":"dev","email":"a@b.example","integrations":["OpenAI"],"join_beta_program":true}""")).Code);
        Assert.Equal("""{"completed":true}""", (await server.SendAsync("GET", Wizard)).Body);
    }

    [Theory]
    [InlineData("workspace-trace-counts", "workspaces_traces_count")]
    [InlineData("workspace-span-counts", "workspaces_spans_count")]
    [InlineData("workspace-span-counts-breakdown", "breakdown")]
    [InlineData("bi-traces", "bi_information")]
    [InlineData("bi-spans", "bi_information")]
    [InlineData("bi-experiments", "bi_information")]
    [InlineData("bi-datasets", "bi_information")]
    public async Task Usage_of_yesterday_is_empty_on_a_new_server(string path, string member) =>
        Assert.Equal($$"""{"{{member}}":[]}""", (await server.SendAsync("GET", "/v1/internal/usage/" + path)).Body);

    [Fact]
    public async Task Project_names_are_told_to_programs_of_this_machine_only()
    {
        const string Path = "/v1/internal/usage/projects";
        const string Body = """{"workspace_ids":["00000000-0000-7000-8000-000000000001","unknown"],"name":"USAGE"}""";
        await server.SendAsync("POST", "/v1/private/projects", """{"name":"usage of names"}""");

        Assert.Equal("usage of names", (await server.SendAsync("POST", Path, Body)).Json.GetProperty("projects")[0].GetProperty("name").GetString());
        Assert.Equal(403, (await server.SendAsync("POST", Path, Body, request => request.Headers.Add("X-Forwarded-For", "203.0.113.7"))).Code);
        Assert.Equal(422, (await server.SendAsync("POST", Path, """{"workspace_ids":[]}""")).Code);
        Assert.Equal(422, (await server.SendAsync("POST", Path, """{"workspace_ids":[" "]}""")).Code);
        Assert.Equal(422, (await server.SendAsync("POST", Path, """{"workspace_ids":["x"],"limit":1001}""")).Code);
    }

    [Theory]
    [InlineData("/v1/internal/analytics-queries")]
    [InlineData("/v1/internal/analytics-queries/projects/01a1fba6-8ec1-737f-baf2-ccc9f49854a9")]
    public async Task Analytics_queries_are_not_served(string path) => Assert.Equal(501, (await server.SendAsync("POST", path, "not even JSON")).Code);
}
