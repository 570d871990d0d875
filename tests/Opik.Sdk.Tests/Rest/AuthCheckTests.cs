using System.Net;
using Opik.Testing;

namespace Opik.Sdk.Tests.Rest;

public sealed class AuthCheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task The_real_server_accepts_its_workspace_and_refuses_another()
    {
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: Cancel);
        var address = new Uri(server.Address, "api");

        await new OpikClient(new OpikOptions { UrlOverride = address }).CheckAuthAsync(Cancel);
        var refusal = await Assert.ThrowsAsync<OpikApiException>(() => new OpikClient(new OpikOptions { UrlOverride = address, Workspace = "elsewhere" }).CheckAuthAsync(Cancel));

        Assert.Equal(HttpStatusCode.NotFound, refusal.StatusCode);
    }
}
