using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.HostedOnly;

/// <summary>Chooses projects of all workspaces for the automatic first run: for operators on this machine.</summary>
internal sealed class EnrolmentEndpoint(RequestBody body, IInsightsJobs jobs)
{
    public async Task EnrolAsync(HttpContext http)
    {
        http.RequireLocal();
        var request = await body.ReadDtoAsync<EnrolmentBody>(http);
        request.Check();
        var (changed, unknown) = await jobs.EnrolAsync(request.ProjectIds!, request.Enrolled!.Value, http.RequestAborted);
        await http.WriteDtoAsync(200, new EnrolmentAnswer(request.Enrolled.Value ? changed.Count : 0, request.Enrolled.Value ? 0 : changed.Count, unknown, [], []));
    }
}
