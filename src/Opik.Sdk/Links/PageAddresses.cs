using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Opik.Links;

/// <summary>Addresses of pages and endpoints, made of the address of the server: <c>http://localhost:5173/api/</c> serves pages at <c>http://localhost:5173/</c>.</summary>
internal static class PageAddresses
{
    /// <summary>Root of the pages, with a slash at the end.</summary>
    public static string Pages(string server)
    {
        var address = server.TrimEnd('/');
        return (address.EndsWith("/api", StringComparison.Ordinal) ? address[..^4] : address) + '/';
    }

    /// <summary>Scheme, host and port, with a slash at the end.</summary>
    public static string Origin(string server)
    {
        var authority = server.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0;
        var end = server.AsSpan(authority).IndexOfAny('/', '?', '#');
        return (end < 0 ? server : server[..(authority + end)]) + '/';
    }

    /// <summary>The endpoint that says whether the server is there. Parameters of the address are left out.</summary>
    public static string Ping(string server) => Under(server, "is-alive/ping");

    /// <summary>Page of an experiment.</summary>
    public static string Experiment(string pages, string workspace, string datasetId, string experimentId) =>
        $"{pages}{workspace}/experiments/{datasetId}/compare?experiments={Uri.EscapeDataString($"[\"{JsonEncodedText.Encode(experimentId, JavaScriptEncoder.Default)}\"]")}";

    /// <summary>Page of a dataset.</summary>
    public static string Dataset(string pages, string workspace, string projectId, string datasetId) => $"{pages}{workspace}/projects/{projectId}/datasets/{datasetId}/items";

    /// <summary>Page of a test suite.</summary>
    public static string TestSuite(string pages, string workspace, string projectId, string suiteId) => $"{pages}{workspace}/projects/{projectId}/test-suites/{suiteId}/items";

    /// <summary>Page of a project.</summary>
    public static string Project(string pages, string workspace, string projectId) => $"{pages}{workspace}/projects/{projectId}/";

    /// <summary>Page of the agent playground of a project.</summary>
    public static string AgentPlayground(string pages, string workspace, string projectId) => $"{Project(pages, workspace, projectId)}agent-playground";

    /// <summary>The endpoint that leads to the page of a trace, whatever its project and workspace.</summary>
    public static string TraceRedirect(string server, string traceId) =>
        Under(server, $"v1/session/redirect/projects/?trace_id={Escaped(traceId)}&path={Path(server)}");

    /// <summary>The endpoint that leads to the page of an optimization.</summary>
    public static string OptimizationRedirect(string server, string optimizationId, string datasetId) =>
        Under(server, $"v1/session/redirect/optimizations/?optimization_id={Escaped(optimizationId)}&dataset_id={Escaped(datasetId)}&path={Path(server)}");

    /// <summary>
    /// Whether an address was signed by Amazon's storage: what is uploaded there takes no headers of ours.
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
    /// </summary>
    public static bool IsPresigned(string address) => address.Contains("X-Amz-Signature", StringComparison.Ordinal);

    private static string Under(string server, string path) => $"{server.Split('?', '#')[0].TrimEnd('/')}/{path}";

    private static string Path(string server) => Escaped(Convert.ToBase64String(Encoding.UTF8.GetBytes(server)));

    // What has no meaning of its own inside a parameter stays readable, as in the official client's links.
    private static string Escaped(string value) => Uri.EscapeDataString(value).Replace("%2F", "/", StringComparison.Ordinal).Replace("%3D", "=", StringComparison.Ordinal).Replace("%3F", "?", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal);
}
