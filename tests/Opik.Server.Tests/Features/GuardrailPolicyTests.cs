namespace Opik.Server.Tests.Features;

/// <summary>Stored guardrail policies, as clients fetch them and as people manage them.</summary>
public sealed class GuardrailPolicyTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/guardrails/policies";

    [Fact]
    public async Task Named_policies_come_with_those_that_always_apply_and_an_unknown_name_is_an_error()
    {
        var (named, always) = ($"named {Guid.NewGuid()}", $"always {Guid.NewGuid()}");
        Assert.Equal("""{"policies":[]}""", (await server.SendAsync("POST", Root + "/retrieve", """{"names":[]}""")).Body);
        Assert.Equal(201, (await server.SendAsync("POST", Root, $$"""{"name":"{{named}}","execution_mode":"ON_REQUEST","guards":[{"type":"PII","config":{"blocked_entities":["CREDIT_CARD"],"threshold":0.4} }]}""")).Code);
        var created = await server.SendAsync("POST", Root, $$"""{"name":"{{always}}","execution_mode":"ALWAYS","guards":[{"type":"TOPIC","config":{"restricted_topics":["finance"],"threshold":0.8} }]}""");
        var id = created.Location![(created.Location!.LastIndexOf('/') + 1)..];

        var both = (await server.SendAsync("POST", Root + "/retrieve", $$"""{"names":["{{named.ToUpperInvariant()}}"]}""")).Json.GetProperty("policies");
        Assert.Equal([always, named], both.EnumerateArray().Select(policy => policy.GetProperty("name").GetString()));
        Assert.Equal("CREDIT_CARD", both[1].GetProperty("guards")[0].GetProperty("config").GetProperty("blocked_entities")[0].GetString());
        var unknown = await server.SendAsync("POST", Root + "/retrieve", """{"names":["nobody made this"]}""");
        Assert.Equal(404, unknown.Code);
        Assert.Equal(["Guardrail policy 'nobody made this' not found"], unknown.Errors);

        Assert.Equal(409, (await server.SendAsync("POST", Root, $$"""{"name":" {{always}} ","guards":[{"type":"PROMPT_INJECTION","config":{"threshold":0.5} }]}""")).Code);
        Assert.Equal(204, (await server.SendAsync("PUT", $"{Root}/{id}", $$"""{"name":"{{always}}","always_on":false,"guards":[{"type":"LLM_JUDGE","config":{"instructions":"i","model":"m"} }]}""")).Code);
        await server.RestartAsync();
        Assert.Equal("ON_REQUEST", (await server.SendAsync("GET", $"{Root}/{id}")).Json.GetProperty("execution_mode").GetString());
        Assert.Equal(204, (await server.SendAsync("POST", Root + "/delete", $$"""{"ids":["{{id}}"]}""")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{id}")).Code);
    }

    [Theory]
    [InlineData("""{"name":"n","guards":[]}""", "guards size")]
    [InlineData("""{"guards":[{"type":"PROMPT_INJECTION","config":{"threshold":0.5}}]}""", "name must not be blank")]
    [InlineData("""{"name":"n","guards":[{"type":"SPELL","config":{}}]}""", "guards[0].type must be one of")]
    [InlineData("""{"name":"n","guards":[{"type":"PII","config":{"threshold":0.5}}]}""", "blocked_entities")]
    [InlineData("""{"name":"n","guards":[{"type":"PROMPT_INJECTION","config":{"threshold":2}}]}""", "threshold")]
    [InlineData("""{"name":"n","guards":[{"type":"LLM_JUDGE","config":{"instructions":"i","model":"m"}},{"type":"LLM_JUDGE","config":{"instructions":"i","model":"m"}}]}""", "more than one LLM_JUDGE")]
    public async Task A_policy_that_clients_could_not_run_is_refused(string body, string error)
    {
        var answer = await server.SendAsync("POST", Root, body);

        Assert.Equal(422, answer.Code);
        Assert.Contains(answer.Errors, text => text.Contains(error, StringComparison.Ordinal));
    }
}
