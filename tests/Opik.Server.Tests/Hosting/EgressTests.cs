using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Opik.Server.Hosting.Egress;

namespace Opik.Server.Tests.Hosting;

public sealed class EgressTests
{
    private static readonly EgressProfile Open = EgressProfile.Webhooks(allowPrivate: true);
    private static readonly EgressProfile Closed = EgressProfile.Webhooks(allowPrivate: false);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Private_targets_are_refused_with_what_to_do()
    {
        await using var other = await LoopbackServer.StartAsync(http => http.Response.WriteAsync("secret"));
        using var clients = Clients(Closed);

        var refusal = await Assert.ThrowsAsync<EgressRefusedException>(() => clients.Webhooks.GetAsync(other.Address, Stop));

        Assert.Contains("--allow-private-egress", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Allowed_private_targets_answer()
    {
        await using var other = await LoopbackServer.StartAsync(http => http.Response.WriteAsync("hello"));
        using var clients = Clients(Open);

        Assert.Equal("hello", await clients.Webhooks.GetStringAsync(other.Address, Stop));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://2852039166/")]
    public async Task Metadata_services_are_never_called(string url)
    {
        using var clients = Clients(Open);

        await Assert.ThrowsAsync<EgressRefusedException>(() => clients.Webhooks.GetAsync(new Uri(url), Stop));
    }

    [Fact]
    public async Task A_name_is_judged_by_the_address_that_is_connected_to()
    {
        await using var other = await LoopbackServer.StartAsync(http => http.Response.WriteAsync("secret"));
        var answers = new Queue<string>(["127.0.0.1", "203.0.113.1"]);
        using var clients = new EgressClients(Closed, Closed, TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(answers.Dequeue())]));

        await Assert.ThrowsAsync<EgressRefusedException>(() => clients.Webhooks.GetAsync(new Uri($"http://rebinding.example:{other.Port}/"), Stop));
        Assert.Single(answers);
    }

    [Fact]
    public async Task A_redirect_to_a_forbidden_target_is_refused()
    {
        await using var other = await LoopbackServer.StartAsync(http => Redirect(http, "http://169.254.169.254/"));
        using var clients = Clients(Open);

        await Assert.ThrowsAsync<EgressRefusedException>(() => clients.Webhooks.GetAsync(other.Address, Stop));
    }

    [Fact]
    public async Task Credentials_and_bodies_stay_with_their_host()
    {
        var seen = new List<string>();
        await using var second = await LoopbackServer.StartAsync(http => Note(http, seen));
        await using var first = await LoopbackServer.StartAsync(http => Redirect(http, second.Address.ToString()));
        using var clients = Clients(Open);
        using var read = new HttpRequestMessage(HttpMethod.Get, first.Address) { Headers = { { "Authorization", "Bearer s" }, { "x-api-key", "s" } } };
        using var write = new HttpRequestMessage(HttpMethod.Post, first.Address) { Content = new StringContent("s") };

        (await clients.Webhooks.SendAsync(read, Stop)).Dispose();
        using var answer = await clients.Webhooks.SendAsync(write, Stop);

        Assert.Equal(["GET Authorization= x-api-key="], seen);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_redirect_within_the_host_keeps_everything()
    {
        var bodies = new List<string>();
        await using var other = await LoopbackServer.StartAsync(async http =>
        {
            if (http.Request.Path == "/")
            {
                await Redirect(http, "/new");
                return;
            }

            using var reader = new StreamReader(http.Request.Body);
            bodies.Add(http.Request.Headers.Authorization + await reader.ReadToEndAsync(Stop));
        });
        using var clients = Clients(Open);
        using var request = new HttpRequestMessage(HttpMethod.Post, other.Address) { Content = new StringContent(" body"), Headers = { { "Authorization", "Bearer s" } } };

        (await clients.Webhooks.SendAsync(request, Stop)).Dispose();

        Assert.Equal(["Bearer s body"], bodies);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        await using var other = await LoopbackServer.StartAsync(http => Redirect(http, "/again"));
        using var clients = Clients(Open);

        await Assert.ThrowsAsync<EgressRefusedException>(() => clients.Webhooks.GetAsync(other.Address, Stop));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answers_that_are_too_long_are_not_read_to_their_end(bool lengthIsSaid)
    {
        await using var other = await LoopbackServer.StartAsync(async http =>
        {
            if (lengthIsSaid)
                http.Response.ContentLength = 5000;
            await http.Response.WriteAsync(new string('x', 5000));
        });
        using var clients = Clients(Open with { MaxResponseBytes = 1000 });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => clients.Webhooks.GetStringAsync(other.Address, Stop));
    }

    [Fact]
    public async Task Silence_in_the_middle_of_an_answer_ends_it()
    {
        await using var other = await LoopbackServer.StartAsync(async http =>
        {
            await http.Response.Body.WriteAsync("first"u8.ToArray(), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var clients = Clients(Open with { IdleTimeout = TimeSpan.FromMilliseconds(100) });
        using var answer = await clients.Webhooks.GetAsync(other.Address, HttpCompletionOption.ResponseHeadersRead, Stop);
        await using var body = await answer.Content.ReadAsStreamAsync(Stop);
        var first = new byte[5];
        await body.ReadExactlyAsync(first, Stop);

        Assert.Equal("first", Encoding.ASCII.GetString(first));
        await Assert.ThrowsAsync<EgressRefusedException>(async () => await body.ReadExactlyAsync(first, Stop));
    }

    [Fact]
    public async Task Only_web_addresses_are_called()
    {
        using var clients = Clients(Open);

        await Assert.ThrowsAnyAsync<Exception>(() => clients.Webhooks.GetAsync(new Uri("file:///etc/passwd"), Stop));
    }

    private static EgressClients Clients(EgressProfile profile) => new(profile, profile, TimeProvider.System, Dns.GetHostAddressesAsync);

    private static Task Redirect(HttpContext http, string location)
    {
        http.Response.StatusCode = 307;
        http.Response.Headers.Location = location;
        return Task.CompletedTask;
    }

    private static Task Note(HttpContext http, List<string> seen)
    {
        seen.Add($"{http.Request.Method} Authorization={http.Request.Headers.Authorization} x-api-key={http.Request.Headers["x-api-key"]}");
        return Task.CompletedTask;
    }
}
