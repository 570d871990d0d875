namespace Opik.Llm;

/// <summary>Opens connections to providers.</summary>
internal static class ChatConnection
{
    /// <summary>A client with the time limits of the options and no other.</summary>
    public static HttpClient Open(ChatModelOptions options)
    {
        var sockets = new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            // Providers move: a long-lived client must not stay with an address of yesterday.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = System.Net.DecompressionMethods.All,
        };
        return new HttpClient(new ReadTimeoutHandler(sockets, options.ReadTimeout, options.Clock)) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
