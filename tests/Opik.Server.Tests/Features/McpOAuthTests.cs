using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Opik.Server.Tests.Features;

/// <summary>The OAuth flow of an MCP client from registration to revocation.</summary>
public sealed partial class McpOAuthTests : IAsyncLifetime
{
    private const string Callback = "http://127.0.0.1:7777/callback";
    private const string Verifier = "0123456789012345678901234567890123456789012345";
    private static readonly string Challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    private readonly ServerFixture _server = new();
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync(options => options with { McpOAuth = true });
        _browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _server.Client.BaseAddress };
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_client_registers_asks_gets_tokens_renews_and_revokes_them()
    {
        var client = await RegisterAsync();
        var code = await ConsentOnPageAsync(client);

        var tokens = await TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", "http://127.0.0.1:9999/callback"), ("client_id", client), ("code_verifier", Verifier));
        Assert.Equal("Bearer", tokens.GetProperty("token_type").GetString());
        Assert.Equal("default", tokens.GetProperty("workspace_name").GetString());
        var identity = await ValidateAsync(tokens);
        Assert.Equal("admin", identity.Json.GetProperty("user_name").GetString());
        Assert.Equal("https://mcp.example/v1", identity.Json.GetProperty("resource").GetString());

        await _server.StopAsync();
        await _server.StartAsync(options => options with { McpOAuth = true });
        Assert.Equal(200, (await ValidateAsync(tokens)).Code);
        var renewed = await TokenAsync(("grant_type", "refresh_token"), ("refresh_token", Text(tokens, "refresh_token")), ("client_id", client));
        Assert.Equal(200, (await ValidateAsync(renewed)).Code);

        await FormAsync("/oauth/revoke", ("token", Text(renewed, "refresh_token")), ("client_id", client));
        Assert.Equal(401, (await ValidateAsync(renewed)).Code);
        Assert.Equal(401, (await ValidateAsync(tokens)).Code);
    }

    [Fact]
    public async Task A_code_or_refresh_token_used_twice_ends_everything_that_came_of_it()
    {
        var client = await RegisterAsync();
        var code = await ConsentOnPageAsync(client);
        (string, string)[] exchange = [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", "http://127.0.0.1:9999/callback"), ("client_id", client), ("code_verifier", Verifier)];
        var tokens = await TokenAsync(exchange);

        Assert.Equal("invalid_grant", await ErrorAsync(exchange));
        Assert.Equal(401, (await ValidateAsync(tokens)).Code);

        var again = await TokenAsync(("grant_type", "authorization_code"), ("code", await ConsentOnPageAsync(client)), ("redirect_uri", "http://127.0.0.1:9999/callback"), ("client_id", client), ("code_verifier", Verifier));
        var renewed = await TokenAsync(("grant_type", "refresh_token"), ("refresh_token", Text(again, "refresh_token")), ("client_id", client));
        Assert.Equal("invalid_grant", await ErrorAsync(("grant_type", "refresh_token"), ("refresh_token", Text(again, "refresh_token")), ("client_id", client)));
        Assert.Equal(401, (await ValidateAsync(renewed)).Code);
    }

    [Fact]
    public async Task A_code_serves_only_its_client_its_address_and_the_holder_of_the_verifier()
    {
        var client = await RegisterAsync();
        var other = await RegisterAsync();
        var code = await ConsentOnPageAsync(client);

        Assert.Equal("invalid_grant", await ErrorAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", "http://127.0.0.1:9999/callback"), ("client_id", other), ("code_verifier", Verifier)));
        Assert.Equal("invalid_grant", await ErrorAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Callback), ("client_id", client), ("code_verifier", Verifier)));
        Assert.Equal("invalid_grant", await ErrorAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", "http://127.0.0.1:9999/callback"), ("client_id", client), ("code_verifier", Verifier + "x")));
        Assert.Equal("invalid_request", await ErrorAsync(("grant_type", "authorization_code")));
        Assert.Equal("unsupported_grant_type", await ErrorAsync(("grant_type", "password")));
    }

    [Theory]
    [InlineData("http://evil.example/callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://ok.example/#fragment")]
    [InlineData("not an address")]
    public async Task An_address_that_codes_must_not_go_to_is_not_registered(string address)
    {
        var answer = await _server.SendAsync("POST", "/oauth/register", JsonSerializer.Serialize(new { client_name = "c", redirect_uris = new[] { address } }));

        Assert.Equal(422, answer.Code);
    }

    [Fact]
    public async Task A_request_with_an_unregistered_address_is_never_redirected()
    {
        var client = await RegisterAsync();
        using var answer = await _browser.GetAsync($"/oauth/authorize?client_id={client}&redirect_uri={Uri.EscapeDataString("http://127.0.0.1:7777/elsewhere")}&code_challenge={Challenge}&code_challenge_method=S256", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);

        using var plain = await _browser.GetAsync($"/oauth/authorize?client_id={client}&redirect_uri={Uri.EscapeDataString(Callback)}&code_challenge=x&code_challenge_method=plain&state=s", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, plain.StatusCode);
        Assert.Contains("error=invalid_request", plain.Headers.Location!.Query, StringComparison.Ordinal);
        Assert.Contains("state=s", plain.Headers.Location.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_page_is_refused()
    {
        var client = await RegisterAsync();

        using var forged = await FormAsync("/oauth/authorize", ("client_id", client), ("redirect_uri", Callback), ("code_challenge", Challenge), ("code_challenge_method", "S256"), ("resource", "r"), ("csrf", "1.00"));

        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
    }

    [Fact]
    public async Task Without_the_option_the_addresses_do_not_exist()
    {
        await using var plain = new ServerFixture();
        await plain.InitializeAsync();

        foreach (var (method, path) in new[] { ("GET", "/.well-known/oauth-authorization-server"), ("GET", "/.well-known/oauth-authorization-server/opik"), ("POST", "/oauth/register"), ("GET", "/oauth/authorize"), ("POST", "/oauth/token"), ("POST", "/opik/auth-oauth") })
        {
            var answer = await plain.SendAsync(method, path, method == "POST" ? "{}" : null);
            Assert.Equal(404, answer.Code);
            Assert.Equal("application/json", answer.ContentType);
        }
    }

    private async Task<string> RegisterAsync()
    {
        var answer = await _server.SendAsync("POST", "/oauth/register", JsonSerializer.Serialize(new { client_name = "<b>Editor</b>", redirect_uris = new[] { Callback }, software_id = "s" }));
        Assert.Equal(201, answer.Code);
        Assert.Equal("s", answer.Json.GetProperty("software_id").GetString());
        return Text(answer.Json, "client_id");
    }

    // As a browser does it; the program listens on another port than it registered.
    private async Task<string> ConsentOnPageAsync(string client)
    {
        var query = $"client_id={client}&redirect_uri={Uri.EscapeDataString("http://127.0.0.1:9999/callback")}&response_type=code&code_challenge={Challenge}&code_challenge_method=S256&state=xyz&resource={Uri.EscapeDataString("https://mcp.example/v1")}";
        using var start = await _browser.GetAsync($"/oauth/authorize?{query}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, start.StatusCode);
        var page = await _browser.GetStringAsync(start.Headers.Location, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<b>Editor", page, StringComparison.Ordinal);
        var fields = HiddenField().Matches(page).Select(field => (field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)));
        using var back = await FormAsync("/oauth/authorize", [.. fields]);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        var values = QueryHelpers.ParseQuery(back.Headers.Location!.Query);
        Assert.Equal("xyz", values["state"]);
        return values["code"]!;
    }

    private async Task<JsonElement> TokenAsync(params (string, string)[] fields)
    {
        using var answer = await FormAsync("/oauth/token", fields);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<string> ErrorAsync(params (string, string)[] fields)
    {
        using var answer = await FormAsync("/oauth/token", fields);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return Text(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement, "error");
    }

    private Task<Answer> ValidateAsync(JsonElement tokens) =>
        _server.SendAsync("POST", "/opik/auth-oauth", null, request => request.Headers.Authorization = new("Bearer", Text(tokens, "access_token")));

    private async Task<HttpResponseMessage> FormAsync(string path, params (string Name, string Value)[] fields)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _server.Client.BaseAddress };
        return await client.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">", RegexOptions.NonBacktracking)]
    private static partial Regex HiddenField();
}
