namespace Opik;

/// <summary>
/// Generates a decorator for the interface, which tracks every method; <see cref="OpikTrackAttribute"/> on a method gives it a
/// name, a type and so on. <c>services.AddOpikTracking&lt;IFoo&gt;()</c> puts it around the service that is registered.
/// </summary>
/// <remarks>
/// Interceptors see only calls that name an annotated method. What dependency injection hands out is called through its
/// interface, so there the decorator does the work, whoever calls.
/// </remarks>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class OpikTrackedAttribute : Attribute;
