using System.Collections.Concurrent;
using Opik.Conformance.Tests.Specification;
using Opik.Testing;

namespace Opik.Conformance.Tests;

/// <summary>The document, one running server, and what was found; writes the report at the end.</summary>
public sealed class ConformanceFixture : IAsyncLifetime
{
    private static readonly Lazy<WireDocument?> LazyDocument = new(() => WireDocument.TryLoad(RepositoryPaths.Specification));

    private readonly ConcurrentDictionary<string, OperationResult> _results = new();

    /// <summary>The merged document; null where the folder is absent.</summary>
    internal static WireDocument? Document => LazyDocument.Value;

    internal OpikServerProcess? Server { get; private set; }

    /// <summary>Does not follow redirects: they are answers to be judged.</summary>
    internal HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    internal IReadOnlyList<ConformanceException> Exceptions { get; } = ConformanceException.Load();

    public async ValueTask InitializeAsync()
    {
        if (Document is null)
            return;
        Server = await OpikServerProcess.StartAsync(new OpikServerOptions { Arguments = ["--mcp-oauth", "--allow-private-egress"] });
        Client.BaseAddress = Server.Address;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (Server is null)
            return;
        await Server.DisposeAsync();
        if (_results.IsEmpty)
            return;
        var folder = Directory.CreateDirectory(RepositoryPaths.InRepository("TestResults")).FullName;
        var report = ConformanceReport.Write(_results.Values, Exceptions);
        await File.WriteAllTextAsync(Path.Combine(folder, "conformance.md"), report);
        Console.WriteLine(report);
    }

    internal void Add(OperationResult result) => _results[result.Operation] = result;
}
