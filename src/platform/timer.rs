//! One-shot and repeating timers that stop when dropped. They only wake the app: what time it is, the clock says.

use crate::platform::window;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

/// A timer; it stops when dropped.
pub struct Timer {
    handle: i32,
    repeating: bool,
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls once after `delay` milliseconds.
    pub fn after(delay: i32, call: impl FnMut() + 'static) -> Option<Self> {
        let call = Closure::<dyn FnMut()>::new(call);
        let handle = window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(call.as_ref().unchecked_ref(), delay)
            .ok()?;
        Some(Self { handle, repeating: false, _call: call })
    }

    /// Calls every `period` milliseconds.
    pub fn every(period: i32, call: impl FnMut() + 'static) -> Option<Self> {
        let call = Closure::<dyn FnMut()>::new(call);
        let handle = window()?
            .set_interval_with_callback_and_timeout_and_arguments_0(call.as_ref().unchecked_ref(), period)
            .ok()?;
        Some(Self { handle, repeating: true, _call: call })
    }
}

/// Lets everything that waits have its turn; what comes after is a task of its own.
pub async fn pause() {
    let Some(window) = window() else { return };
    let turn = Promise::new(&mut |done, _| drop(window.set_timeout_with_callback(&done)));
    drop(JsFuture::from(turn).await);
}

impl Drop for Timer {
    fn drop(&mut self) {
        let Some(window) = window() else { return };
        if self.repeating {
            window.clear_interval_with_handle(self.handle);
        } else {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}
