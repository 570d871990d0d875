namespace Opik.Server.Features;

/// <summary>
/// Maps a route to a method of an endpoint class (a singleton). No binding by reflection: handlers read what they need
/// from the <see cref="HttpContext"/>.
/// </summary>
internal static class EndpointMapping
{
    public static IEndpointConventionBuilder Get<T>(this IEndpointRouteBuilder api, string pattern, Func<T, HttpContext, Task> handler)
        where T : notnull => api.Map(pattern, HttpMethods.Get, handler);

    public static IEndpointConventionBuilder Post<T>(this IEndpointRouteBuilder api, string pattern, Func<T, HttpContext, Task> handler)
        where T : notnull => api.Map(pattern, HttpMethods.Post, handler);

    public static IEndpointConventionBuilder Put<T>(this IEndpointRouteBuilder api, string pattern, Func<T, HttpContext, Task> handler)
        where T : notnull => api.Map(pattern, HttpMethods.Put, handler);

    public static IEndpointConventionBuilder Patch<T>(this IEndpointRouteBuilder api, string pattern, Func<T, HttpContext, Task> handler)
        where T : notnull => api.Map(pattern, HttpMethods.Patch, handler);

    public static IEndpointConventionBuilder Delete<T>(this IEndpointRouteBuilder api, string pattern, Func<T, HttpContext, Task> handler)
        where T : notnull => api.Map(pattern, HttpMethods.Delete, handler);

    private static IEndpointConventionBuilder Map<T>(this IEndpointRouteBuilder api, string pattern, string method, Func<T, HttpContext, Task> handler)
        where T : notnull =>
        api.MapMethods(pattern, [method], http => handler(http.RequestServices.GetRequiredService<T>(), http)).WithTags(Feature(typeof(T)));

    // Opik.Server.Features.Datasets.Drafts is of Datasets.
    private static string Feature(Type endpoints) => endpoints.Namespace!.Split('.') is [_, _, "Features", var feature, ..] ? feature : "Server";
}
