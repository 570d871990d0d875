using System.Text.Json;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Features;

public sealed class ProviderKeyTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/llm-provider-key";
    private const string UnknownId = "01a1fba6-8ec1-737f-baf2-ccc9f49854a9";

    [Fact]
    public async Task A_key_is_stored_protected_read_masked_changed_and_deleted()
    {
        var id = await CreateAsync("""{"provider":"openai","api_key":"sk-proj-very-secret-1234","name":"mine"}""");
        var read = await server.SendAsync("GET", $"{Root}/{id}");
        Assert.Equal(("openai", "mine", "sk-p************1234"), (Text(read, "provider"), Text(read, "name"), Text(read, "api_key")));
        Assert.DoesNotContain("very-secret", await FilesAsync(), StringComparison.Ordinal);

        Assert.Equal(204, (await server.SendAsync("PATCH", $"{Root}/{id}", """{"api_key":"sk-proj-other-secret-5678"}""")).Code);
        read = await server.SendAsync("GET", $"{Root}/{id}");
        Assert.Equal(("mine", "sk-p************5678"), (Text(read, "name"), Text(read, "api_key")));

        Assert.Equal(204, (await server.SendAsync("PATCH", $"{Root}/{id}", """{"api_key":"sk-p************5678","name":"renamed"}""")).Code);
        Assert.Equal("sk-p************5678", Text(await server.SendAsync("GET", $"{Root}/{id}"), "api_key"));

        Assert.Equal(204, (await server.SendAsync("POST", Root + "/delete", $$"""{"ids":["{{id}}","{{UnknownId}}"]}""")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{id}")).Code);
    }

    [Fact]
    public async Task There_is_one_key_of_a_provider_and_one_of_a_name()
    {
        await CreateAsync("""{"provider":"anthropic","api_key":"k-1"}""");
        Assert.Equal(409, (await server.SendAsync("POST", Root, """{"provider":"anthropic","api_key":"k-2"}""")).Code);

        await CreateAsync("""{"provider":"custom-llm","provider_name":"one","base_url":"http://localhost:1/v1"}""");
        await CreateAsync("""{"provider":"custom-llm","provider_name":"two","base_url":"http://localhost:1/v1"}""");
        await CreateAsync("""{"provider":"ollama","provider_name":"one","base_url":"http://localhost:1/v1"}""");
        Assert.Equal(409, (await server.SendAsync("POST", Root, """{"provider":"custom-llm","provider_name":"ONE","base_url":"http://localhost:1/v1"}""")).Code);
    }

    [Fact]
    public async Task Two_at_once_make_one()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.SendAsync("POST", Root, """{"provider":"openrouter","api_key":"k-1"}""")));

        Assert.Equal(1, answers.Count(answer => answer.Code == 201));
        Assert.Equal(7, answers.Count(answer => answer.Code == 409));
    }

    [Theory]
    [InlineData("{}", "provider must not be blank")]
    [InlineData("""{"provider":"clippy"}""", "provider must be one of [openai, anthropic, gemini, openrouter, vertex-ai, bedrock, ollama, custom-llm, opik-free]")]
    [InlineData("""{"provider":"gemini"}""", "apiKey must not be blank")]
    [InlineData("""{"provider":"gemini","api_key":"k","provider_name":"x"}""", "providerName must not be set for gemini")]
    [InlineData("""{"provider":"custom-llm","base_url":"http://a/v1"}""", "providerName must not be blank")]
    [InlineData("""{"provider":"custom-llm","provider_name":"a/b","base_url":"http://a/v1"}""", "providerName must not contain '/'")]
    [InlineData("""{"provider":"bedrock","provider_name":"b"}""", "baseUrl must not be blank")]
    [InlineData("""{"provider":"ollama","provider_name":"o","base_url":"file:///etc"}""", "baseUrl must be an http or https address")]
    [InlineData("""{"provider":"custom-llm","provider_name":"h","base_url":"http://a/v1","headers":{"bad name":"v"}}""", "headers must be valid names and values of HTTP headers")]
    [InlineData("""{"provider":"custom-llm","provider_name":"h","base_url":"http://a/v1","headers":{"x":"a\r\nb"}}""", "headers must be valid names and values of HTTP headers")]
    [InlineData("""{"provider":"gemini","api_key":"k","auth_config":{"token_url":"http://a","credentials":[{"key":"k","value":"v"}]}}""", "authConfig must not be set for gemini")]
    public async Task Broken_rules_are_told_by_name(string json, string error)
    {
        var answer = await server.SendAsync("POST", Root, json);

        Assert.Equal(422, answer.Code);
        Assert.Contains(error, answer.Errors);
    }

    [Fact]
    public async Task Headers_and_settings_survive_a_restart_and_are_cleared_by_an_empty_object()
    {
        var id = await CreateAsync("""{"provider":"bedrock","provider_name":"eu","base_url":"https://bedrock.example/openai/v1","api_key":"k-1","headers":{"x-team":"header-secret"},"configuration":{"models":"a, b"}}""");
        await server.RestartAsync();
        var read = (await server.SendAsync("GET", $"{Root}/{id}")).Json;
        Assert.Equal("header-secret", read.GetProperty("headers").GetProperty("x-team").GetString());
        Assert.Equal("a, b", read.GetProperty("configuration").GetProperty("models").GetString());
        Assert.DoesNotContain("header-secret", await FilesAsync(), StringComparison.Ordinal);

        Assert.Equal(204, (await server.SendAsync("PATCH", $"{Root}/{id}", """{"headers":{},"configuration":{}}""")).Code);
        read = (await server.SendAsync("GET", $"{Root}/{id}")).Json;
        Assert.False(read.TryGetProperty("headers", out _) || read.TryGetProperty("configuration", out _));
        Assert.Equal(422, (await server.SendAsync("PATCH", $"{Root}/{id}", """{"provider_name":"us"}""")).Code);
        Assert.Equal(404, (await server.SendAsync("PATCH", $"{Root}/{UnknownId}", """{"name":"x"}""")).Code);
    }

    [Fact]
    public async Task A_recipe_replaces_the_key_keeps_its_secrets_and_is_cleared_by_an_empty_object()
    {
        var id = await CreateAsync("""{"provider":"custom-llm","provider_name":"gateway","base_url":"http://localhost:1/v1","api_key":"static-key-12345678"}""");
        const string Recipe = """{"auth_config":{"token_url":"https://id.example/token","send_as":"basic","credentials":[{"key":"client_id","value":"me"},{"key":"client_secret","value":"hush-hush","secret":true}]}}""";
        Assert.Equal(204, (await server.SendAsync("PATCH", $"{Root}/{id}", Recipe)).Code);
        var read = (await server.SendAsync("GET", $"{Root}/{id}")).Json;
        Assert.False(read.TryGetProperty("api_key", out _));
        Assert.Equal(["me", "__SECRET__"], read.GetProperty("auth_config").GetProperty("credentials").EnumerateArray().Select(credential => credential.GetProperty("value").GetString()!));
        Assert.DoesNotContain("hush-hush", await FilesAsync(), StringComparison.Ordinal);

        Assert.Equal(204, (await server.SendAsync("PATCH", $"{Root}/{id}", Recipe.Replace("hush-hush", "__SECRET__", StringComparison.Ordinal))).Code);
        Assert.Equal(422, (await server.SendAsync("PATCH", $"{Root}/{id}", Recipe.Replace(",\"secret\":true", ",\"secret\":false", StringComparison.Ordinal))).Code);
        Assert.Equal(422, (await server.SendAsync("PATCH", $"{Root}/{id}", Recipe.Replace("\"client_secret\",\"value\":\"hush-hush\"", "\"other\",\"value\":\"__SECRET__\"", StringComparison.Ordinal))).Code);

        Assert.Equal(204, (await server.SendAsync("PATCH", $"{Root}/{id}", """{"auth_config":{}}""")).Code);
        Assert.False((await server.SendAsync("GET", $"{Root}/{id}")).Json.TryGetProperty("auth_config", out _));
    }

    [Fact]
    public async Task A_recipe_is_tried_without_telling_the_token()
    {
        await server.StopAsync();
        await server.StartAsync(options => options with { AllowPrivateEgress = true });
        await using var fake = await FakeLlmServer.StartAsync();
        var recipe = $$"""{"token_url":"{{fake.Token}}","credentials":[{"key":"client_id","value":"me"},{"key":"client_secret","value":"hush-hush","secret":true}]}""";
        var id = await CreateAsync($$"""{"provider":"custom-llm","provider_name":"tried","base_url":"{{fake.OpenAi}}","auth_config":{{recipe}}}""");

        var stored = await server.SendAsync("POST", Root + "/auth-config/test", $$"""{"provider_id":"{{id}}"}""");
        Assert.Equal((200, """{"lifetime_seconds":3600}"""), (stored.Code, stored.Body));
        var sent = await server.SendAsync("POST", Root + "/auth-config/test", $$"""{"provider_id":"{{id}}","auth_config":{{recipe.Replace("hush-hush", "__SECRET__", StringComparison.Ordinal)}}}""");
        Assert.Equal(200, sent.Code);
        Assert.All(fake.TokenRequests, request => Assert.Equal("client_id=me&client_secret=hush-hush&grant_type=client_credentials", request.Body["form"]!.ToString()));

        // Another address gets no stored secret.
        var foreign = recipe.Replace("/token\"", "/token2\"", StringComparison.Ordinal).Replace("hush-hush", "__SECRET__", StringComparison.Ordinal);
        Assert.Equal(422, (await server.SendAsync("POST", Root + "/auth-config/test", $$"""{"provider_id":"{{id}}","auth_config":{{foreign}}}""")).Code);
        Assert.Equal(2, fake.TokenRequests.Count);

        Assert.Equal(422, (await server.SendAsync("POST", Root + "/auth-config/test", "{}")).Code);
        Assert.Equal(404, (await server.SendAsync("POST", Root + "/auth-config/test", $$"""{"provider_id":"{{UnknownId}}"}""")).Code);
        fake.Enqueue(new FakeLlmAnswer { Raw = """{"access_token":""}""" }, FakeLlmAnswer.Refusal(401, "no"));
        Assert.Equal(400, (await server.SendAsync("POST", Root + "/auth-config/test", $$"""{"provider_id":"{{id}}"}""")).Code);
        Assert.Equal(400, (await server.SendAsync("POST", Root + "/auth-config/test", $$"""{"provider_id":"{{id}}"}""")).Code);
    }

    [Fact]
    public async Task The_list_is_one_page()
    {
        await CreateAsync("""{"provider":"custom-llm","provider_name":"listed","base_url":"http://localhost:1/v1"}""");
        var page = (await server.SendAsync("GET", Root)).Json;

        Assert.Equal(page.GetProperty("total").GetInt32(), page.GetProperty("content").GetArrayLength());
        Assert.Contains("listed", page.GetProperty("content").EnumerateArray().Select(key => key.TryGetProperty("provider_name", out var name) ? name.GetString() : null));
    }

    private static string? Text(Answer answer, string name) => answer.Json.GetProperty(name).GetString();

    private async Task<string> CreateAsync(string json)
    {
        var created = await server.SendAsync("POST", Root, json);
        Assert.True(created.Code == 201, created.Body);
        return created.Location![(created.Location!.LastIndexOf('/') + 1)..];
    }

    // Everything that the server has written, to look for what it must not have.
    private async Task<string> FilesAsync()
    {
        var texts = new List<string>();
        foreach (var path in Directory.EnumerateFiles(server.DataDirectory, "catalog*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
            texts.Add(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return string.Concat(texts);
    }
}
