using Opik.Rest;

namespace Opik.Xunit.Recording;

/// <summary>
/// Whether the server is there, asked once a run: without it every theory would wait through the repetitions of its calls.
/// </summary>
internal static class ServerPresence
{
    private static readonly Lazy<Task> Asked = new(AskAsync);

    /// <exception cref="OpikConnectionException">It cannot be reached.</exception>
    public static Task EnsureAsync() => Asked.Value;

    private static Task AskAsync() => OpikClient.Default.Rest.SendAsync(HttpMethod.Get, "is-alive/ping", retry: RetryMode.None);
}
