using System.Globalization;
using Microsoft.Net.Http.Headers;
using Opik.Server.Features.RowSelections;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.RowExports;

/// <summary>Exports of all matching rows, streamed while they are read (docs/api-extensions.md).</summary>
internal sealed partial class RowExportEndpoints(RequestBody body, IProjects projects, SelectedRows selected, ExportedRows rows, ILogger<RowExportEndpoints> log) : IDisposable
{
    /// <summary>Exports at a time: each holds a reader of the store while a piece is read.</summary>
    public const int MostAtOnce = 4;

    /// <summary>How many rows are to come, for whoever shows progress; an estimate where the list's total is one.</summary>
    public const string TotalHeader = "Opik-Total-Rows";

    private readonly SemaphoreSlim _running = new(MostAtOnce);

    public void Dispose() => _running.Dispose();

    public async Task ExportAsync(HttpContext http, RowKind kind)
    {
        var request = await body.ReadDtoAsync<RowExportBody>(http);
        request.Check(kind);
        var project = await projects.RequireAsync(http.Scope(), request.Rows!.ProjectId, null, http.RequestAborted);
        if (!await _running.WaitAsync(TimeSpan.Zero, http.RequestAborted))
            throw ApiException.TooManyRequests($"{MostAtOnce} exports run already", 10);
        try
        {
            var name = (await projects.GetAsync(http.Scope(), project, http.RequestAborted))?.Name ?? "project";
            await SendAsync(http, kind, request, $"{name}-{kind.Name()}");
        }
        finally
        {
            _running.Release();
        }
    }

    private async Task SendAsync(HttpContext http, RowKind kind, RowExportBody request, string name)
    {
        var format = request.Format!.Value;
        IReadOnlyList<string> names = request.Columns is { Count: > 0 } chosen ? chosen : format == RowExportFormat.Csv ? await UsualAsync(http, kind, request.Rows!) : [];
        var columns = ExportColumn.ParseAll(names);
        var (total, _, _) = await selected.CountAsync(http.Scope(), kind, request.Rows!, http.RequestAborted);
        var found = rows.ReadAsync(http.Scope(), kind, request.Rows!, request.Sort(kind), ExportShape.Of(columns), http.RequestAborted).GetAsyncEnumerator(http.RequestAborted);
        await using var _ = found;
        // The first piece before the answer starts, so that what is wrong with the query has a status of its own.
        var more = await found.MoveNextAsync();
        Describe(http, format, name, total);
        var sent = 0L;
        try
        {
            await using var file = new RowFile(http.Response.Body, format, columns);
            await file.BeginAsync();
            for (; more; more = await found.MoveNextAsync(), sent++)
                await file.WriteAsync(found.Current, http.RequestAborted);
            await file.EndAsync(http.RequestAborted);
        }
        catch (Exception failure) when (!http.RequestAborted.IsCancellationRequested)
        {
            // A file that only looks whole would be worse than none: the connection breaks, and the client knows.
            LogBroken(log, failure, http.Request.Path, sent);
            http.Abort();
        }
    }

    private async Task<IReadOnlyList<string>> UsualAsync(HttpContext http, RowKind kind, RowSelection selection) =>
        kind.IsLogged() ? ExportShape.DefaultColumns(kind) : await selected.Of(kind).ColumnsAsync(http.Scope(), selection, http.RequestAborted);

    private static void Describe(HttpContext http, RowExportFormat format, string name, long total)
    {
        var (type, extension) = format == RowExportFormat.Csv ? ("text/csv; charset=utf-8", "csv") : ("application/x-ndjson", "jsonl");
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}.{extension}");
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers[TotalHeader] = total.ToString(CultureInfo.InvariantCulture);
    }

    [LoggerMessage(1110, LogLevel.Error, "{Path}: the export broke off after {Rows} rows.")]
    private static partial void LogBroken(ILogger logger, Exception failure, PathString path, long rows);
}
