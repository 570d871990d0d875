using System.Text;

namespace Opik.Server.Tests.Features;

public sealed class RedirectTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/session/redirect";
    private const string Id = "01a1fba6-8ec1-737f-baf2-ccc9f49854a9";
    private const string OtherId = "01a1fba6-8ec1-737f-baf2-ccc9f49854aa";

    private string Own => server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task Links_lead_to_the_pages_beside_the_api()
    {
        var path = Base64($"{Own}/api/");

        Assert.Equal((303, $"{Own}/default/datasets/{Id}/items"), await FollowAsync($"datasets?dataset_id={Id}&path={path}"));
        Assert.Equal(
            (303, $"{Own}/default/experiments/{Id}/compare?experiments=%5B%22{OtherId}%22%5D"),
            await FollowAsync($"experiments?dataset_id={Id}&experiment_id={OtherId}&workspace_name=default&path={path}"));
        Assert.Equal(
            (303, $"{Own}/default/optimizations/{Id}/compare?optimizations=%5B%22{OtherId}%22%5D"),
            await FollowAsync($"optimizations?dataset_id={Id}&optimization_id={OtherId}&path={path}"));
    }

    [Fact]
    public async Task A_trace_is_shown_in_its_project()
    {
        var trace = Guid.CreateVersion7();
        var body = $$"""{"traces":[{"id":"{{trace}}","project_name":"linked","name":"t","start_time":"{{DateTime.UtcNow:O}}"}]}""";
        Assert.Equal(204, (await server.SendAsync("POST", "/v1/private/traces/batch", body)).Code);
        var project = (await server.SendAsync("POST", "/v1/private/projects/retrieve", """{"name":"linked"}""")).Json.GetProperty("id").GetString();

        Assert.Equal(
            (303, $"{Own}/default/projects/{project}/traces?tab=logs&logsType=traces&trace={trace}"),
            await FollowAsync($"projects?trace_id={trace}&path={Base64(Own + "/api")}"));
        Assert.Equal(404, (await FollowAsync($"projects?trace_id={Id}&path={Base64(Own + "/api")}")).Status);
    }

    [Theory]
    [InlineData("https://evil.example/api", "/default/datasets/" + Id + "/items")]
    [InlineData("https://evil.example/opik/api/", "/opik/default/datasets/" + Id + "/items")]
    public async Task No_link_leads_to_another_host(string address, string location) =>
        Assert.Equal((303, location), await FollowAsync($"datasets?dataset_id={Id}&path={Base64(address)}"));

    [Theory]
    [InlineData("datasets?dataset_id=" + Id, 400)]
    [InlineData("datasets?dataset_id=" + Id + "&path=%25%25", 400)]
    [InlineData("datasets?dataset_id=" + Id + "&path=aHR0cDovL2xvY2FsaG9zdA", 400)]
    [InlineData("datasets?dataset_id=" + Id + "&path=aHR0cHM6Ly9hLy9ldmlsLmV4YW1wbGUvYXBp", 400)]
    [InlineData("datasets?path=aHR0cDovL2EvYXBp", 400)]
    [InlineData("datasets?dataset_id=x&path=aHR0cDovL2EvYXBp", 404)]
    [InlineData("experiments?dataset_id=" + Id + "&path=aHR0cDovL2EvYXBp", 400)]
    public async Task Incomplete_links_are_refused(string query, int status) => Assert.Equal(status, (await FollowAsync(query)).Status);

    [Fact]
    public async Task Both_alphabets_of_base64_are_read()
    {
        const string Address = "http://a/~~~???>>>/api";
        var plain = Convert.ToBase64String(Encoding.UTF8.GetBytes(Address));
        var url = plain.Replace('+', '-').Replace('/', '_').TrimEnd('=');
        Assert.NotEqual(plain, url);

        Assert.Equal(303, (await FollowAsync($"datasets?dataset_id={Id}&path={Uri.EscapeDataString(Base64Of("http://a/x/api"))}")).Status);
        Assert.Equal(await FollowAsync($"datasets?dataset_id={Id}&path={Uri.EscapeDataString(plain)}"), await FollowAsync($"datasets?dataset_id={Id}&path={url}"));
    }

    private static string Base64(string text) => Uri.EscapeDataString(Base64Of(text));

    private static string Base64Of(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<(int Status, string? Location)> FollowAsync(string query)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var response = await client.GetAsync(new Uri(server.Client.BaseAddress!, $"{Root}/{query}"));
        return ((int)response.StatusCode, response.Headers.Location?.OriginalString);
    }
}
