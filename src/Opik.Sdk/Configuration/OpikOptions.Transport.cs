namespace Opik;

/// <content>How requests are made.</content>
public sealed partial class OpikOptions
{
    /// <summary>Whether certificates of servers are checked. Default true; false only for tests on one's own machine. Python: <c>check_tls_certificate</c>.</summary>
    public bool CheckTlsCertificate { get; set => field = Given(value); } = true;

    /// <summary>Whether request bodies of 256 bytes and more are gzipped. Default true. Python: <c>enable_json_request_compression</c>.</summary>
    public bool EnableJsonRequestCompression { get; set => field = Given(value); } = true;

    /// <summary>Level of gzip of ordinary requests, 0-9. Default 6. Python: <c>request_compression_level</c>.</summary>
    public int RequestCompressionLevel { get; set => field = Given(value); } = 6;

    /// <summary>Level of gzip of uploads of dataset items, 0-9. Default 1. Python: <c>dataset_upload_compression_level</c>.</summary>
    public int DatasetUploadCompressionLevel { get; set => field = Given(value); } = 1;

    /// <summary>Level of gzip of bulk uploads of experiment items, 0-9. Default 1. Python: <c>experiment_upload_compression_level</c>.</summary>
    public int ExperimentUploadCompressionLevel { get; set => field = Given(value); } = 1;

    /// <summary>Headers added to every request, for proxies and gateways that want their own.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Makers of handlers that every request passes through, first one outermost, for instance to sign requests. A maker is
    /// called once a client and returns a new handler each time. Python: <c>add_httpx_client_hook</c>.
    /// </summary>
    public IList<Func<DelegatingHandler>> HttpHandlers { get; } = [];

    /// <summary>Changes the connection pool before its first use: proxies, client certificates. Python: <c>HttpxClientHook</c>.</summary>
    public Action<SocketsHttpHandler>? ConfigureHttp { get; set; }
}
