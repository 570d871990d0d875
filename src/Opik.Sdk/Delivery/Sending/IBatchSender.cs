namespace Opik.Delivery.Sending;

/// <summary>One attempt of a request. What to do about a failure is decided by <see cref="BatchDispatcher"/>, so there is no retry below.</summary>
internal interface IBatchSender
{
    /// <summary>Sends a JSON body.</summary>
    /// <returns>The answer; a connection that fails or times out is an answer without status.</returns>
    Task<BatchAnswer> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>True when the server answers <c>GET /is-alive/ping</c> with success.</summary>
    Task<bool> PingAsync(CancellationToken cancellationToken);
}
