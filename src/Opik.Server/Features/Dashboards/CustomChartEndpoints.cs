using Opik.Server.Features.HostedOnly;

namespace Opik.Server.Features.Dashboards;

/// <summary>
/// Charts over SQL that the hosted assistant writes and saves. The toggle <c>custom_charts_enabled_for_workspace</c> is
/// off, which is said before anything else is looked at (7-current-client §a.10, §f).
/// </summary>
internal sealed class CustomChartEndpoints
{
    public Task RefuseAsync(HttpContext http) => throw NotServed.Of("Custom charts and their saved queries");
}
