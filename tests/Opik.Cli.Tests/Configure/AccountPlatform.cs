using System.Net;
using System.Text;
using Opik.Testing;

namespace Opik.Cli.Tests.Configure;

/// <summary>A platform with accounts on loopback: knows one key, two workspaces, one project.</summary>
internal sealed class AccountPlatform : IDisposable
{
    public const string Key = "right-key-0123456789";
    private readonly HttpListener listener = new();

    public AccountPlatform()
    {
        Address = new Uri($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}/");
        listener.Prefixes.Add(Address.AbsoluteUri);
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (listener.IsListening)
                Answer(await listener.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static void Answer(HttpListenerContext context)
    {
        var (status, body) = (context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"]) switch
        {
            (_, not Key) => (401, """{"message":"no"}"""),
            ("/api/rest/v2/account-details", _) => (200, """{"defaultWorkspaceName":"team"}"""),
            ("/api/rest/v2/workspaces", _) => (200, """{"workspaceNames":["team","other"]}"""),
            ("/opik/api/v1/private/projects", _) => (200, """{"page":1,"size":1,"total":1,"content":[{"id":"01a222b9-2382-7b08-99d1-1b642741929a","name":"newest"}]}"""),
            _ => (404, "{}"),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: false);
    }
}
