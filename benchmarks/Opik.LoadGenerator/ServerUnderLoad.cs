using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Opik.LoadGenerator;

/// <summary>The server as a process of its own, on loopback, with its memory and disk.</summary>
internal sealed class ServerUnderLoad : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private ServerUnderLoad(Process process, string folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
    }

    public HttpClient Client { get; }

    /// <summary>Largest resident memory so far, MiB.</summary>
    public double PeakMemory => Status("VmHWM");

    /// <summary>Resident memory now, MiB.</summary>
    public double Memory => Status("VmRSS");

    /// <summary>Processor time so far, seconds.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Bytes of all files in the data folder.</summary>
    public long DiskBytes => new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <summary>Bytes by kind of file.</summary>
    public IReadOnlyDictionary<string, long> DiskByFile => new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories)
        .GroupBy(file => file.Extension == ".sig" ? "search/*.sig" : file.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(file => file.Length), StringComparer.Ordinal);

    public static async Task<(ServerUnderLoad Server, double StartSeconds)> StartAsync(string dll, string folder)
    {
        Directory.CreateDirectory(folder);
        var port = FreePort();
        var watch = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo("dotnet", [dll, "--urls", $"http://127.0.0.1:{port}", "--otlp-grpc-url", $"http://127.0.0.1:{FreePort()}", "--data", folder]) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += static (_, line) =>
        {
            // Failures of the server belong on the console of the run; the rest is of no interest here.
            if (line.Data is { } text && (text.StartsWith("fail", StringComparison.Ordinal) || text.StartsWith("crit", StringComparison.Ordinal)))
                Console.Error.WriteLine(text);
        };
        process.BeginOutputReadLine();
        var server = new ServerUnderLoad(process, folder, new Uri($"http://127.0.0.1:{port}"));
        while (!await server.IsAliveAsync())
        {
            if (process.HasExited || watch.Elapsed > TimeSpan.FromSeconds(30))
                throw new InvalidOperationException("The server did not start.");
            await Task.Delay(20);
        }

        return (server, watch.Elapsed.TotalSeconds);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        using (var term = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await term.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> IsAliveAsync()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri("/is-alive/ping", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private double Status(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(text => text.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
